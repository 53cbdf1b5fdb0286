import type { TwitterApi } from 'twitter-api-v2'
import {
  createdDirectSchema,
  createdPostSchema,
  doneSchema,
  meSchema,
  pageSchema,
  rulesSchema,
  usageSchema,
} from './api-types.ts'
import { type CallOptions, type ClientDeps, createCall } from './create-call.ts'
import { fieldsFor } from './fields.ts'

type Query = Record<string, string | number | undefined>
export type XClient = ReturnType<typeof createXClient>

const TIMEOUT_MS = 30_000

/** The endpoints that are used. */
export function createXClient(deps: ClientDeps) {
  const { transport, tokens } = deps
  const fields = fieldsFor()
  const call = createCall(deps)

  const get = (path: string, query: Query) => async (api: TwitterApi) =>
    await api.v2.get<unknown>(path, query, { fullResponse: true, timeout: TIMEOUT_MS })
  const post = (path: string, body: Record<string, unknown>) => async (api: TwitterApi) =>
    await api.v2.post<unknown>(path, body as Parameters<typeof api.v2.post>[1], {
      fullResponse: true,
      timeout: TIMEOUT_MS,
    })
  const page = async (path: string, query: Query, options: CallOptions) =>
    await fields.tried(async (asked) => await call(pageSchema, get(path, { ...query, ...asked }), options))

  return {
    call,
    fields,
    transport,
    tokens,
    me: (signal?: AbortSignal) =>
      call(meSchema, get('users/me', { 'user.fields': fields.user }), { bucket: 'users/me', signal }),
    user: (id: string) =>
      call(meSchema, get(`users/${id}`, { 'user.fields': fields.profile }), { bucket: 'users/:id' }),
    usage: (signal?: AbortSignal) =>
      call(usageSchema, get('usage/tweets', {}), { bucket: 'usage', as: 'app', signal }),
    mentions: (userId: string, query: Query, signal?: AbortSignal) =>
      page(`users/${userId}/mentions`, query, { bucket: 'mentions', signal }),
    ownPosts: (userId: string, query: Query) =>
      page(`users/${userId}/tweets`, query, { bucket: 'own posts' }),
    search: (query: Query, signal?: AbortSignal) =>
      page('tweets/search/recent', query, { bucket: 'search', as: 'app', signal }),
    directs: (query: Query, signal?: AbortSignal) =>
      call(pageSchema, get('dm_events', { ...query, ...fields.direct }), { bucket: 'dm_events', signal }),
    rules: (query: Query, signal?: AbortSignal) =>
      call(rulesSchema, get('tweets/search/stream/rules', query), { bucket: 'rules', as: 'app', signal }),
    changeRules: (body: Record<string, unknown>) =>
      call(rulesSchema, post('tweets/search/stream/rules', body), { bucket: 'change rules', as: 'app' }),
    createPost: (body: Record<string, unknown>, signal?: AbortSignal) =>
      call(createdPostSchema, post('tweets', body), { bucket: 'create post', sending: true, signal }),
    sendDirect: (path: string, body: Record<string, unknown>, signal?: AbortSignal) =>
      call(createdDirectSchema, post(path, body), { bucket: 'send direct', sending: true, signal }),
    deletePost: (id: string) =>
      call(
        doneSchema,
        async (api) => await api.v2.delete<unknown>(`tweets/${id}`, {}, { fullResponse: true }),
        {
          bucket: 'delete post',
        },
      ),
    hide: (id: string, hidden: boolean) =>
      call(
        doneSchema,
        async (api) => await api.v2.put<unknown>(`tweets/${id}/hidden`, { hidden }, { fullResponse: true }),
        {
          bucket: 'hide',
        },
      ),
  }
}
