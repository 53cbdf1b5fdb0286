import type { EscalationPolicy } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { PolicyData } from '../ports/on-call.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export async function listEscalationPolicies(ctx: Context): Promise<EscalationPolicy[]> {
  permit(ctx, 'on-call:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ onCall }) => await onCall.policies())
}

/** The first there is becomes the default. */
export async function createEscalationPolicy(ctx: Context, input: PolicyData): Promise<EscalationPolicy> {
  permit(ctx, 'on-call:write')
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async ({ onCall, events }) => {
    const isDefault = input.isDefault || (await onCall.defaultPolicy()) === null
    await onCall.insertPolicy(id, { ...input, isDefault })
    const policy = await onCall.findPolicy(id)
    if (policy === null) throw notFound('escalation-policy')
    await events.append([changeEvent(ctx, 'escalation-policy.updated', policy)])
    return policy
  })
}

export async function updateEscalationPolicy(
  ctx: Context,
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: { [K in keyof PolicyData]?: PolicyData[K] | undefined }
    expectedVersion: number | null
  },
): Promise<EscalationPolicy> {
  permit(ctx, 'on-call:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ onCall, events }) => {
    const current = await onCall.findPolicy(id)
    if (current === null) throw notFound('escalation-policy')
    expectVersion('escalation-policy', expectedVersion, current.version)
    await onCall.updatePolicy(id, given(change))
    const policy = await onCall.findPolicy(id)
    if (policy === null) throw notFound('escalation-policy')
    await events.append([changeEvent(ctx, 'escalation-policy.updated', policy)])
    return policy
  })
}

/** Whoever is being told by it is told to the end: an escalation keeps the steps with which it began. */
export async function deleteEscalationPolicy(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'on-call:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ onCall, events }) => {
    const current = await onCall.findPolicy(id)
    if (current === null) throw notFound('escalation-policy')
    await onCall.removePolicy(id)
    const gone = { id, version: current.version + 1 }
    await events.append([changeEvent(ctx, 'escalation-policy.updated', gone, { deleted: true })])
  })
}

export function given<T extends object>(change: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  // What was left out is not there, rather than undefined.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>
}
