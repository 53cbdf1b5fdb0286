import type { BackfillInput } from '../contract.ts'
import { nothingRead, rawOf } from '../meta/entries.ts'
import { entryOfListed, listedBetween } from '../meta/messaging/listed.ts'
import { type Reading, readEntries } from '../meta/messaging/read-entries.ts'
import type { InstagramClient, ListedComment } from './client.ts'

/** What was said in a stretch of time, in the form in which it would have been told. */
export async function* backfill(
  { client, reading, comments }: { client: InstagramClient; reading: Reading; comments: boolean },
  input: BackfillInput,
) {
  const { desk } = reading
  for await (const listed of listedBetween(client, input))
    yield await readAll(
      reading,
      listed.map((one) => entryOfListed(one, desk)),
    )
  if (!comments) return
  for await (const entries of commentsBetween(client, input, desk.ownId))
    yield await readAll(reading, entries)
}

const readAll = async (reading: Reading, entry: readonly object[]) =>
  entry.length === 0
    ? nothingRead()
    : await readEntries(reading, { body: rawOf({ object: 'instagram', entry }) })

/** Older media are seldom commented on; Instagram does not list comments of all media by time. */
const MOST_PAGES = 4

async function* commentsBetween(client: InstagramClient, { from, to, signal }: BackfillInput, ownId: string) {
  let after: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.media(ownId, after, signal)
    for (const { id: mediaId, comments } of page.data) {
      const all = (comments?.data ?? []).flatMap((comment) => [
        comment,
        ...(comment.replies?.data ?? []).map((reply) => ({ parent_id: comment.id, ...reply })),
      ])
      yield all
        .filter(({ timestamp: at }) => at >= from && at <= to)
        .toSorted((a, b) => a.timestamp.getTime() - b.timestamp.getTime())
        .map((comment) => commentEntry(ownId, mediaId, comment))
    }
    after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after
    if (after === undefined) return
  }
}

function commentEntry(
  ownId: string,
  mediaId: string,
  { id, text, timestamp, username, from, parent_id: parent }: ListedComment,
) {
  const author = from ?? { id: `unnamed:${username ?? id}`, ...(username !== undefined && { username }) }
  const value = {
    id,
    text,
    timestamp,
    from: author,
    media: { id: mediaId },
    ...(parent !== undefined && { parent_id: parent }),
  }
  return { id: ownId, changes: [{ field: 'comments', value }] }
}
