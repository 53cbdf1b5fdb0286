import { likeSchema, notificationSchema, personSchema, postViewSchema, recordSchema } from './api-types.ts'
import type { OpenAgent } from './atproto.ts'
import { type Ask, parseAll } from './create-ask.ts'

export function createReadingClient({
  agent,
  ask,
  did,
}: {
  agent: OpenAgent
  ask: Ask
  did: () => Promise<string>
}) {
  return {
    profile: async (actor: string, signal?: AbortSignal) =>
      await ask(
        async () =>
          personSchema.parse(
            (await (await agent()).getProfile({ actor }, signal === undefined ? {} : { signal })).data,
          ),
        { signal },
      ),
    async notifications(cursor: string | undefined, signal: AbortSignal) {
      const { data } = await ask(
        async () =>
          await (await agent()).listNotifications({ limit: 100, ...(cursor && { cursor }) }, { signal }),
        { signal },
      )
      return { items: parseAll(notificationSchema, data.notifications), cursor: data.cursor }
    },
    async posts(uris: readonly string[], signal: AbortSignal) {
      const found = []
      for (let at = 0; at < uris.length; at += 25) {
        const part = uris.slice(at, at + 25)
        const { data } = await ask(async () => await (await agent()).getPosts({ uris: part }, { signal }), {
          signal,
        })
        found.push(...parseAll(postViewSchema, data.posts))
      }
      return found
    },
    async feedOf(actor: string, cursor: string | undefined, signal: AbortSignal) {
      const query = { actor, limit: 100, filter: 'posts_with_replies', ...(cursor && { cursor }) }
      const { data } = await ask(async () => await (await agent()).getAuthorFeed(query, { signal }), {
        signal,
      })
      const own = data.feed.filter(({ reason }) => reason === undefined).map(({ post }) => post)
      return { items: parseAll(postViewSchema, own), cursor: data.cursor }
    },
    async search(q: string, since: Date, cursor: string | undefined, signal: AbortSignal) {
      const query = { q, sort: 'latest', limit: 100, since: since.toISOString(), ...(cursor && { cursor }) }
      const { data } = await ask(
        async () => await (await agent()).app.bsky.feed.searchPosts(query, { signal }),
        {
          signal,
        },
      )
      return { items: parseAll(postViewSchema, data.posts), cursor: data.cursor }
    },
    /** The newest likes of ours that are of this post, in our own repository. */
    async likesOf(post: string) {
      const query = { repo: await did(), collection: 'app.bsky.feed.like', limit: 100 }
      const { data } = await ask(async () => await (await agent()).com.atproto.repo.listRecords(query))
      return data.records.flatMap(({ uri, value }) =>
        likeSchema.safeParse(value).data?.subject.uri === post ? [uri] : [],
      )
    },
    /** Our like of it as the network shows it, which is later than it is written; null where it shows none. */
    async likeSeen(uri: string) {
      const { data } = await ask(async () => await (await agent()).getPosts({ uris: [uri] }))
      return parseAll(postViewSchema, data.posts)[0]?.viewer?.like ?? null
    },
    async ownRecords(limit: number) {
      const repo = await did()
      const query = { repo, collection: 'app.bsky.feed.post', limit }
      const { data } = await ask(async () => await (await agent()).com.atproto.repo.listRecords(query))
      return data.records.flatMap(({ uri, cid, value }) => {
        const record = recordSchema.safeParse(value)
        return record.success ? [{ uri, cid, record: record.data }] : []
      })
    },
  }
}
