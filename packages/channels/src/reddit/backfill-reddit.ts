import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { BackfillInput } from '../contract.ts'
import { mergedParts } from '../paging/merged-parts.ts'
import { limits } from './config.ts'
import { commentLists, type HeardList, order, postLists, readList } from './lists.ts'
import type { RedditDeps } from './pull-reddit.ts'
import { readEach } from './read-child.ts'

/** What was missed, as far as the listings still hold it; rejects as final where they no longer go back so far. */
export async function* backfillReddit(
  { client, settings }: RedditDeps,
  { from, to, signal }: BackfillInput,
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const us = settings.username
  const read = async (one: Omit<HeardList, 'key'>) =>
    await readList(one, { place: null, since: from, signal })
  const own = { holds: limits.holds }
  const comments = []
  for (const one of commentLists(client, settings)) comments.push(await read(one))
  const inbox = await read({ ...own, list: client.inbox })
  const toUs = new Set(inbox.items.map(({ data }) => data.name))
  const lists = [await read({ ...own, list: client.overview(us) }), await read({ ...own, list: client.sent })]
  for (const one of postLists(client, settings)) lists.push(await read(one))
  lists.push(inbox, ...comments)
  const merged = mergedParts(
    lists.map((newer, key) => ({ key, newer })),
    order,
  )
  for (const { part } of merged) {
    const missed = part.filter(({ data }) => data.created_utc * 1000 <= to.getTime())
    if (missed.length > 0) yield readEach(missed, us, ({ data }) => toUs.has(data.name))
  }
  if (lists.some(({ complete }) => !complete))
    throw new ChannelError({
      class: 'rejected',
      message: `Reddit lists only the last ${limits.holds} of everything, and what was missed is older`,
    })
}
