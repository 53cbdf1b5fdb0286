import type { Escalation, EscalationDetail, OwnAlert } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { notifiedEvent } from './ladder-events.ts'

const MOST_ALERTS = 50

export async function listEscalations(
  ctx: Context,
  query: {
    open: boolean | null
    subject: { kind: string; id: string } | null
    before: { startedAt: Date; id: string } | null
    limit: number
  },
): Promise<Escalation[]> {
  permit(ctx, 'escalation:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ escalations }) => await escalations.list(query),
  )
}

/** Also to whoever was told of it. */
export async function getEscalation(ctx: Context, id: string): Promise<EscalationDetail> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ escalations }) => {
    const { memberId } = ctx.caller
    if (memberId === null || !(await escalations.wasTold(id, memberId))) permit(ctx, 'escalation:read')
    const detail = await escalations.detail(id)
    if (detail === null) throw notFound('escalation')
    return detail
  })
}

/** What the caller was told of, the newest first. */
export async function listOwnAlerts(ctx: Context): Promise<OwnAlert[]> {
  const { memberId } = ctx.caller
  if (memberId === null) return []
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ escalations }) => await escalations.ownAlerts(memberId, MOST_ALERTS),
  )
}

/** Null: all of them. */
export async function seeOwnAlerts(ctx: Context, escalationIds: readonly string[] | null): Promise<void> {
  const { memberId } = ctx.caller
  if (memberId === null) return
  await ctx.store.transaction(ctx.workspaceId, async ({ escalations, events }) => {
    const seen = await escalations.markSeen(memberId, escalationIds)
    // Their other screens know it, too.
    if (seen > 0)
      await events.append([
        notifiedEvent(ctx, ctx.caller.actor, { id: escalationIds?.[0] ?? memberId, version: 1, memberId }),
      ])
  })
}
