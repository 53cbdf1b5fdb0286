import type {
  ConversationChange,
  ConversationFilter,
  bulkChangeSchema,
  bulkMatchingSchema,
  conversationSortSchema,
  z,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ConversationsApi } from '../shapes/conversations.ts'
import { type PageQuery, type Transport, done, idempotencyKey, ifMatch, queryOf, read } from '../transport.ts'

export type ConversationSort = z.infer<typeof conversationSortSchema>
/** Only what is set is sent. */
export type FilterQuery = { [K in keyof ConversationFilter]?: ConversationFilter[K] | undefined }
export type ConversationQuery = FilterQuery & PageQuery & { sort?: ConversationSort | undefined }
export type BulkChange = z.input<typeof bulkChangeSchema>
type MatchingChange = z.input<typeof bulkMatchingSchema>

export function conversationsClient(transport: Transport, base: string) {
  const at = hc<ConversationsApi>(base, transport.options()).conversations
  return {
    list: (query: ConversationQuery, signal?: AbortSignal) =>
      read(at.$get({ query: queryOf(query) }, transport.options(signal))),
    counts: (filter: Omit<FilterQuery, 'view'>, signal?: AbortSignal) =>
      read(at.counts.$get({ query: queryOf(filter) }, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at[':id'].$get({ param: { id } }, transport.options(signal))),
    /** `version` refuses the change when someone else was faster. */
    update: (id: string, change: ConversationChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    updateMany: (input: BulkChange, key?: string) =>
      read(at.bulk.$post({ header: idempotencyKey(key), json: input })),
    /** The same for all that a list shows. */
    updateMatching: (input: MatchingChange, key?: string) =>
      read(at.bulk.matching.$post({ header: idempotencyKey(key), json: input })),
    setLabels: (id: string, labelIds: string[]) =>
      read(at[':id'].labels.$put({ param: { id }, json: { labelIds } })),
    markRead: (id: string, isRead: boolean) =>
      read(at[':id'].read.$put({ param: { id }, json: { read: isRead } })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
