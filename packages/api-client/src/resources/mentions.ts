import type { MentionFilter, openMention, updateMentions } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { MentionsApi } from '../shapes/mentions.ts'
import { idempotencyKey, type JsonBody, type PageQuery, queryOf, read, type Transport } from '../transport.ts'

/** Only what is set is sent. */
export type MentionQuery = { [K in keyof MentionFilter]?: MentionFilter[K] | undefined }

export function mentionsClient(transport: Transport, base: string) {
  const at = hc<MentionsApi>(base, transport.options()).mentions
  return {
    list: (query: MentionQuery & PageQuery, signal?: AbortSignal) =>
      read(at.$get({ query: queryOf(query) }, transport.options(signal))),
    counts: (filter: Omit<MentionQuery, 'state'>, signal?: AbortSignal) =>
      read(at.counts.$get({ query: queryOf(filter) }, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at[':id'].$get({ param: { id } }, transport.options(signal))),
    replyTerms: (id: string) => read(at[':id']['reply-terms'].$get({ param: { id } })),
    open: (id: string, input: JsonBody<typeof openMention> = {}, key?: string) =>
      read(at[':id'].conversation.$post({ param: { id }, header: idempotencyKey(key), json: input })),
    updateMany: (input: JsonBody<typeof updateMentions>, key?: string) =>
      read(at.bulk.$post({ header: idempotencyKey(key), json: input })),
    block: (id: string, blocked: boolean) =>
      read(at[':id'].author.$put({ param: { id }, json: { blocked } })),
  }
}
