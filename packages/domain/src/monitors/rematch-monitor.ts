import { match, type Query, toQueryMessage } from '@hubbub/query'
import type { WorkContext } from '../intake/work-context.ts'
import type { RematchedMonitor } from '../ports/monitors.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { wholeQuery } from '../rules/whole-query.ts'
import { monitorEvent } from './monitor-event.ts'

/** Stored messages that are held against a monitor in one transaction. */
const AT_ONCE = 1_000

/**
 * Holds a stretch of what is stored against a monitor that is new or has another query, newest first, or takes away what
 * one had matched that is to go. Killed in the middle, it goes on where it stood; run twice, the second changes nothing.
 * @returns how many messages were looked at; null where nothing is left to do.
 */
export async function rematchMonitor(ctx: WorkContext, id: string): Promise<number | null> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    // Whoever makes a rule of it waits, and then finds all that it matched.
    await repositories.sentiment.holdRules()
    const monitor = await repositories.matches.lockForRematch(id)
    if (monitor === null || monitor.state === 'matched') return null
    if (monitor.state === 'removing') return await takeAway(repositories, monitor)
    const { looked, next } = await matchStretch(repositories, monitor)
    const version = await repositories.matches.progress(id, next)
    await repositories.events.append([
      monitorEvent({ ...monitor, version }, { actor: systemActor, trace: ctx.trace }),
    ])
    return next.state === 'matched' ? null : looked
  })
}

async function matchStretch({ matches }: Repositories, monitor: RematchedMonitor) {
  const tree = wholeQuery(monitor)
  const { reached: from, looked: before } = monitor
  const toLook = monitor.toLook ?? (tree === null ? 0 : await matches.countCandidates(tree))
  const stretch =
    tree === null
      ? { ids: [], looked: 0, reached: null }
      : await matches.candidates(tree, { before: from, limit: AT_ONCE, lock: true })
  const matched = tree === null ? [] : await matching(matches, tree, stretch.ids)
  await matches.settle(monitor, { from, to: stretch.reached, matched })
  const looked = before + stretch.looked
  const state = stretch.reached === null ? ('matched' as const) : ('matching' as const)
  return {
    looked: stretch.looked,
    next: { state, reached: stretch.reached, looked, toLook: Math.max(toLook, looked) },
  }
}

async function matching(
  matches: Repositories['matches'],
  tree: Query,
  ids: readonly string[],
): Promise<string[]> {
  const messages = await matches.messages(ids)
  return messages.filter((message) => match(tree, toQueryMessage(message))).map(({ id }) => id)
}

async function takeAway({ matches }: Repositories, { id }: RematchedMonitor): Promise<number | null> {
  const gone = await matches.dropMatches(id, AT_ONCE)
  if (gone > 0) return gone
  await matches.remove(id)
  return null
}
