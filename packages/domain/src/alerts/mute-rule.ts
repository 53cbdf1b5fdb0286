import { AppError, type AlertRule, type PastMute } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { RuleMute } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { seenRule } from './manage-rules.ts'

/** Whoever wants it silent for longer switches it off. */
const LONGEST_MS = 30 * 86_400_000

/** Until then it finds as ever and tells nobody; muted again, the new time and reason hold. */
export async function muteAlertRule(
  ctx: Context,
  { id, until, reason }: { id: string; until: string; reason: string },
): Promise<AlertRule> {
  permit(ctx, 'alert-rule:write')
  const now = ctx.clock.now()
  const ahead = Date.parse(until) - now.getTime()
  if (ahead <= 0) throw invalid('alert-rule.mute_past', 'This time has passed: choose one that lies ahead')
  if (ahead > LONGEST_MS)
    throw invalid('alert-rule.mute_long', 'A rule is muted for 30 days at most: switch it off instead')
  const mute = { until: new Date(until), reason, by: ctx.caller.actor.name, at: now }
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await seenRule(ctx, repositories, id)
    return await keepMute(ctx, repositories, id, mute)
  })
}

/** Also those that are over. */
export async function listRuleMutes(ctx: Context, id: string): Promise<PastMute[]> {
  permit(ctx, 'alert:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await seenRule(ctx, repositories, id)
    return await repositories.alerts.mutes(id)
  })
}

/** Before its time. What was found meanwhile stays untold. */
export async function unmuteAlertRule(ctx: Context, id: string): Promise<AlertRule> {
  permit(ctx, 'alert-rule:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const rule = await seenRule(ctx, repositories, id)
    return rule.mute === null ? rule : await keepMute(ctx, repositories, id, null)
  })
}

async function keepMute(
  ctx: Context,
  repositories: Repositories,
  id: string,
  mute: RuleMute | null,
): Promise<AlertRule> {
  const { alerts, events } = repositories
  // A look that is under way ends first.
  if ((await alerts.lockRule(id)) === null) throw notFound('alert-rule')
  if (mute === null) await alerts.unmuteRule(id, { by: ctx.caller.actor.name, at: ctx.clock.now() })
  else await alerts.muteRule(id, { ...mute, id: ctx.ids.next() })
  const rule = await seenRule(ctx, repositories, id)
  const said = mute === null ? null : { until: mute.until.toISOString(), reason: mute.reason }
  await events.append([changeEvent(ctx, 'alert-rule.updated', rule, { mute: said })])
  return rule
}

const invalid = (code: `${string}.${string}`, message: string) =>
  new AppError({ code, kind: 'invalid', message })
