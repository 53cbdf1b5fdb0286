import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { BackfillInput } from '../contract.ts'
import { inParts } from '../paging/in-parts.ts'
import { limits } from './config.ts'
import { commentLists, type HeardList, postLists, readList } from './lists.ts'
import type { RedditDeps } from './pull-reddit.ts'
import { readChildren } from './read-child.ts'

/** What was missed, as far as the listings still hold it; rejects as final where they no longer go back so far. */
export async function* backfillReddit(
  { client, settings }: RedditDeps,
  { from, to, signal }: BackfillInput,
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const us = settings.username
  const own = { holds: limits.holds, toUs: false }
  const lists: (Omit<HeardList, 'key'> & { toUs: boolean })[] = [
    { ...own, list: client.overview(us) },
    { ...own, list: client.sent },
    { ...own, list: client.inbox, toUs: true },
    ...[...commentLists(client, settings), ...postLists(client, settings)].map((one) => ({
      ...one,
      toUs: false,
    })),
  ]
  let complete = true
  for (const { toUs, ...one } of lists) {
    const newer = await readList(one, { place: null, since: from, signal })
    complete &&= newer.complete
    for (const { part } of inParts(newer)) {
      const missed = part.filter(({ data }) => data.created_utc * 1000 <= to.getTime())
      if (missed.length > 0) yield readChildren(missed, { us, toUs })
    }
  }
  if (!complete)
    throw new ChannelError({
      class: 'rejected',
      message: `Reddit lists only the last ${limits.holds} of everything, and what was missed is older`,
    })
}
