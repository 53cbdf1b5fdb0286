import type { BackfillInput } from '../contract.ts'
import { nothingRead, rawOf } from '../meta/entries.ts'
import { entryOfListed, listedBetween } from '../meta/messaging/listed.ts'
import { type Reading, readEntries } from '../meta/messaging/read-entries.ts'
import type { ListedComment, ListedPost, MessengerClient } from './client.ts'

export interface Backfill {
  client: MessengerClient
  reading: Reading
  comments: boolean
}

/** What was said in a stretch of time, in the form in which it would have been told. */
export async function* backfill({ client, reading, comments }: Backfill, input: BackfillInput) {
  const { ownId } = reading.desk
  for await (const listed of listedBetween(client, input))
    yield await readAll(
      reading,
      listed.map((one) => entryOfListed(one, reading.desk)),
    )
  if (!comments) return
  for await (const entries of commentsBetween(client, input, ownId)) yield await readAll(reading, entries)
}

const readAll = async (reading: Reading, entry: readonly object[]) =>
  entry.length === 0 ? nothingRead() : await readEntries(reading, { body: rawOf({ object: 'page', entry }) })

/** Posts older than this are seldom commented on; Facebook does not list comments of all posts by time. */
const MOST_PAGES = 4

async function* commentsBetween(
  client: MessengerClient,
  { from, to, signal }: BackfillInput,
  pageId: string,
) {
  const within = (at: Date) => at >= from && at <= to
  let after: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.posts(after, signal)
    for (const post of page.data) {
      const said = (post.comments?.data ?? []).filter(({ created_time: at }) => within(at)).toReversed()
      yield [
        ...(within(post.created_time)
          ? [feedEntry(pageId, { item: 'status', post_id: post.id, ...shared(post) })]
          : []),
        ...said.map((comment) =>
          feedEntry(pageId, {
            item: 'comment',
            post_id: post.id,
            comment_id: comment.id,
            parent_id: comment.parent?.id ?? post.id,
            ...shared(comment),
          }),
        ),
      ]
    }
    after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after
    if (after === undefined) return
  }
}

const shared = ({ message, from, created_time: at, permalink_url: url }: ListedComment | ListedPost) => ({
  verb: 'add',
  message,
  from,
  created_time: at.getTime() / 1000,
  ...(url !== undefined && { post: { permalink_url: url } }),
})

const feedEntry = (id: string, value: object) => ({ id, changes: [{ field: 'feed', value }] })
