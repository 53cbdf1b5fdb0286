import type { MatchedMention } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import type { MatchedAsked, MatchedPage } from '../ports/analytics.ts'
import { hoursOf } from '../rules/analytics-span.ts'
import { findMonitors } from './find-monitors.ts'

export type ListMatched = Omit<MatchedAsked, 'from' | 'to'> & { from: string; to: string } & MatchedPage

/** The mentions behind a figure: of the same whole hours, those that the caller may see. */
export async function listMatched(
  ctx: Context,
  { limit, after, ...asked }: ListMatched,
): Promise<{ items: MatchedMention[]; next: unknown }> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await findMonitors(ctx, repositories, [asked.monitorId])
    return await repositories.analytics.matched(ctx.caller, { ...asked, ...hoursOf(asked) }, { limit, after })
  })
}
