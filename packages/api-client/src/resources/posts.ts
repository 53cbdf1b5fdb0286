import type { publishPosts } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { PostsApi } from '../shapes/posts.ts'
import { idempotencyKey, type JsonBody, type PageQuery, queryOf, read, type Transport } from '../transport.ts'

export function postsClient(transport: Transport, base: string) {
  const at = hc<PostsApi>(base, transport.options()).posts
  return {
    list: (query: { channelId?: string | undefined } & PageQuery, signal?: AbortSignal) =>
      read(at.$get({ query: queryOf(query) }, transport.options(signal))),
    terms: (signal?: AbortSignal) => read(at.terms.$get(undefined, transport.options(signal))),
    publish: (input: JsonBody<typeof publishPosts>, key?: string) =>
      read(at.$post({ header: idempotencyKey(key), json: input })),
    get: (id: string, signal?: AbortSignal) =>
      read(at[':id'].$get({ param: { id } }, transport.options(signal))),
    replies: (id: string, signal?: AbortSignal) =>
      read(at[':id'].replies.$get({ param: { id } }, transport.options(signal))),
    retry: (id: string) => read(at[':id'].retry.$post({ param: { id } })),
    cancel: (id: string) => read(at[':id'].cancel.$post({ param: { id } })),
    remove: (id: string) => read(at[':id'].remove.$post({ param: { id } })),
    reschedule: (id: string, sendAt: string | null) =>
      read(at[':id'].schedule.$put({ param: { id }, json: { sendAt } })),
  }
}
