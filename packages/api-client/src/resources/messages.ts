import type {
  messageActionInputSchema,
  newLogSchema,
  noteSchema,
  replySchema,
  updateLog,
  z,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { MessagesApi } from '../shapes/messages.ts'
import { type PageQuery, type Transport, idempotencyKey, ifMatch, queryOf, read } from '../transport.ts'

export type ReplyInput = z.input<typeof replySchema>
export type MessageActionInput = z.input<typeof messageActionInputSchema>
export type NoteInput = z.input<typeof noteSchema>
export type LogInput = z.input<typeof newLogSchema>
export type LogChange = z.input<
  (typeof updateLog)['request']['body']['content']['application/json']['schema']
>
export interface HtmlView {
  images: 'blocked' | 'shown'
  theme: 'light' | 'dark'
}

export function messagesClient(transport: Transport, base: string) {
  const root = hc<MessagesApi>(base, transport.options())
  const inConversation = root.conversations[':id']
  const at = root.messages[':id']
  return {
    list: (conversationId: string, query: PageQuery, signal?: AbortSignal) =>
      read(
        inConversation.messages.$get(
          { param: { id: conversationId }, query: queryOf(query) },
          transport.options(signal),
        ),
      ),
    participants: (conversationId: string, signal?: AbortSignal) =>
      read(inConversation.participants.$get({ param: { id: conversationId } }, transport.options(signal))),
    /** The client id is the idempotency key too: however often it is posted, it is one reply. */
    reply: (conversationId: string, input: ReplyInput) =>
      read(
        inConversation.messages.$post({
          param: { id: conversationId },
          header: idempotencyKey(input.clientId),
          json: input,
        }),
      ),
    note: (conversationId: string, input: NoteInput) =>
      read(
        inConversation.notes.$post({
          param: { id: conversationId },
          header: idempotencyKey(input.clientId),
          json: input,
        }),
      ),
    /** How the customer can be answered here and now. */
    replyTerms: (conversationId: string, signal?: AbortSignal) =>
      read(inConversation['reply-terms'].$get({ param: { id: conversationId } }, transport.options(signal))),
    /** What may be written at any time; the network is asked. */
    replyTemplates: async (conversationId: string, signal?: AbortSignal) =>
      (
        await read(
          inConversation['reply-templates'].$get(
            { param: { id: conversationId } },
            transport.options(signal),
          ),
        )
      ).items,
    get: (id: string, signal?: AbortSignal) => read(at.$get({ param: { id } }, transport.options(signal))),
    /** Asks the network to react to it, hide it or take it back. */
    act: (id: string, input: MessageActionInput) => read(at.actions.$post({ param: { id }, json: input })),
    retry: (id: string) => read(at.retry.$post({ param: { id } })),
    /** Null: at once. */
    reschedule: (id: string, sendAt: string | null) =>
      read(at.schedule.$put({ param: { id }, json: { sendAt } })),
    cancel: (id: string) => read(at.cancel.$post({ param: { id } })),
    log: (input: LogInput) => read(root.logs.$post({ header: idempotencyKey(input.clientId), json: input })),
    updateLog: (id: string, change: LogChange, version: number) =>
      read(at.log.$patch({ param: { id }, header: ifMatch(version), json: change })),
    withdrawLog: (id: string) => read(at.log.$delete({ param: { id } })),
    /** Addresses for a frame and for a download. */
    htmlUrl: (id: string, { images, theme }: HtmlView) =>
      `${base}/messages/${id}/html?images=${images}&theme=${theme}`,
    originalUrl: (id: string) => `${base}/messages/${id}/original`,
  }
}
