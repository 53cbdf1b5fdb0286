import { AppError, type Alert, type AlertEvidence, type AlertMark } from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function listAlerts(
  ctx: Context,
  query: { ruleId: string | null; after: unknown; limit: number },
): Promise<{ items: Alert[]; next: unknown }> {
  permit(ctx, 'alert:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ alerts }) => await alerts.list(ctx.caller, query),
  )
}

export interface AlertBehind {
  alert: Alert
  evidence: AlertEvidence | null
  posts: MatchedMention[]
}

/** With what stood behind it; of its posts those that the caller may see. */
export async function getAlert(ctx: Context, id: string): Promise<AlertBehind> {
  permit(ctx, 'alert:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ alerts }) => {
    const alert = await alerts.find(id, ctx.caller)
    if (alert === null) throw notFound('alert')
    const evidence = await alerts.evidence(id)
    const posts = evidence === null ? [] : await alerts.mentions(evidence.messageIds, ctx.caller)
    return { alert, evidence, posts }
  })
}

/** Says what an alert was worth; each person once. */
export async function markAlert(
  ctx: Context,
  { id, mark, note }: { id: string; mark: AlertMark | null; note: string },
): Promise<Alert> {
  permit(ctx, 'alert:judge')
  const { memberId } = ctx.caller
  if (memberId === null)
    throw new AppError({
      code: 'alert.needs_person',
      kind: 'invalid',
      message: 'Only a person can say what an alert was worth',
    })
  return await ctx.store.transaction(ctx.workspaceId, async ({ alerts, events }) => {
    if ((await alerts.find(id, ctx.caller)) === null) throw notFound('alert')
    const version = await alerts.mark(id, { memberId, mark, note, at: ctx.clock.now() })
    await events.append([changeEvent(ctx, 'alert.updated', { id, version })])
    const alert = await alerts.find(id, ctx.caller)
    if (alert === null) throw notFound('alert')
    return alert
  })
}
