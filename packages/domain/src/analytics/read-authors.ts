import type { TopAuthors } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { hoursOf, said } from '../rules/analytics-span.ts'
import { influenceOf } from '../rules/influence.ts'
import { findMonitors } from './find-monitors.ts'

const MOST = 20
/** So few are all looked through. */
const FEW = 5_000
/** As the index of those who reach many has them. */
const MANY_FOLLOWERS = 1_000

export interface AuthorsAsked {
  monitorId: string
  from: string
  to: string
}

/** Who reaches most people with what they say. */
export async function readAuthors(ctx: Context, asked: AuthorsAsked): Promise<TopAuthors> {
  const span = hoursOf(asked)
  const { monitorId } = asked
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { analytics } = repositories
    await findMonitors(ctx, repositories, [monitorId])
    const all = { monitorIds: [monitorId], facet: 'all', value: null, ...span } as const
    const [total] = await analytics.tally(all, 'total', 'UTC')
    const least = (total?.mentions ?? 0) <= FEW ? 0 : MANY_FOLLOWERS
    const items = await analytics.authors(monitorId, span, { least, limit: MOST })
    return {
      ...said(span),
      least,
      items: items.map(({ echo, ...author }) => ({
        ...author,
        name: author.name ?? author.handle ?? author.value,
        influence: influenceOf({ ...author, echo }),
      })),
    }
  })
}
