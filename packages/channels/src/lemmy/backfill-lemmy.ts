import type { BackfillBatch, BackfillInput } from '../contract.ts'
import { inParts } from '../paging/in-parts.ts'
import { commentLists, inboxLists, ownLists, postLists, readList, searchLists } from './lists.ts'
import type { LemmyDeps } from './pull-lemmy.ts'
import { readEntries } from './read-entries.ts'

/** A stretch of time again, list by list, what was said to us before what was only heard. */
export async function* backfillLemmy(
  { client, settings }: LemmyDeps,
  { from, to, signal }: BackfillInput,
): AsyncGenerator<BackfillBatch> {
  const inbox = inboxLists(client)
  const heard = [commentLists, postLists, searchLists].flatMap((lists) => lists(client, settings))
  let complete = true
  for (const one of [...ownLists(client, settings), ...inbox, ...heard]) {
    const view = { url: settings.url, us: settings.username, toUs: inbox.includes(one) }
    const newer = await readList(one, { place: null, since: from, signal })
    complete &&= newer.complete
    for (const { part } of inParts(newer)) {
      const missed = part.filter(({ at }) => Date.parse(at) <= to.getTime())
      if (missed.length > 0) yield readEntries(missed, view)
    }
  }
  if (!complete)
    yield { messages: [], unreadable: [], lostBecause: 'More was said since than is read again at once' }
}
