import type { OutboundAttachment } from '@hubbub/contracts'
import { FormData } from 'undici'
import { z } from 'zod'
import type { GraphClient } from '../graph-client.ts'
import { pageSchema, successSchema } from '../graph-types.ts'

const UPLOAD_MS = 180_000

const sentSchema = z.object({ recipient_id: z.string().optional(), message_id: z.string() })

/** A message as the list of a conversation has it. */
export const listedSchema = z.object({
  id: z.string(),
  created_time: z.coerce.date(),
  message: z.string().default(''),
  from: z.object({ id: z.string(), username: z.string().optional() }),
  to: z.object({ data: z.array(z.object({ id: z.string() })) }).optional(),
  attachments: z
    .object({
      data: z.array(
        z.object({
          mime_type: z.string().optional(),
          name: z.string().optional(),
          file_url: z.string().optional(),
          image_data: z.object({ url: z.string().optional() }).optional(),
          video_data: z.object({ url: z.string().optional() }).optional(),
        }),
      ),
    })
    .optional(),
})
export type ListedMessage = z.output<typeof listedSchema>

const conversationSchema = z.object({
  id: z.string(),
  updated_time: z.coerce.date(),
  messages: pageSchema(listedSchema).optional(),
})
export type ListedConversation = z.output<typeof conversationSchema>

const messageFields =
  'id,created_time,from,to,message,attachments{mime_type,name,file_url,image_data,video_data}'

export type MessagingClient = ReturnType<typeof createMessagingClient>

/** Conversations of a page or of an Instagram account; `me` is whom the token is for. */
export function createMessagingClient({ ask, calls }: GraphClient, platform: 'messenger' | 'instagram') {
  return {
    ask,
    calls,
    send: async (json: object, signal?: AbortSignal) =>
      await ask(sentSchema, 'me/messages', { method: 'POST', json, signal, sending: true }),
    /** A sign, which nobody keeps. */
    sign: async (personId: string, action: string, rest: object = {}) =>
      void (await ask(z.unknown(), 'me/messages', {
        method: 'POST',
        json: { recipient: { id: personId }, sender_action: action, ...rest },
      })),
    async upload({ filename, contentType, content }: OutboundAttachment, type: string, signal?: AbortSignal) {
      const form = new FormData()
      form.set('platform', platform)
      form.set('message', JSON.stringify({ attachment: { type, payload: { is_reusable: false } } }))
      form.set('filedata', new File([new Uint8Array(content)], filename, { type: contentType }))
      const schema = z.object({ attachment_id: z.string() })
      return (await ask(schema, 'me/message_attachments', { method: 'POST', form, signal, ms: UPLOAD_MS }))
        .attachment_id
    },
    subscriptions: async (signal?: AbortSignal) =>
      (
        await ask(
          pageSchema(
            z.object({
              subscribed_fields: z
                .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
                .default([]),
            }),
          ),
          'me/subscribed_apps',
          { signal },
        )
      ).data.flatMap(({ subscribed_fields: fields }) => fields),
    subscribe: async (fields: readonly string[], signal?: AbortSignal) =>
      await ask(successSchema, 'me/subscribed_apps', {
        method: 'POST',
        query: { subscribed_fields: fields.join(',') },
        signal,
      }),
    /** Newest first, a page at a time; of one person where one is named. */
    conversations: async (
      { personId, after, messages = 25 }: { personId?: string; after?: string; messages?: number },
      signal?: AbortSignal,
    ) =>
      await ask(pageSchema(conversationSchema), 'me/conversations', {
        query: {
          platform,
          limit: '25',
          fields: `id,updated_time,messages.limit(${messages}){${messageFields}}`,
          ...(personId !== undefined && { user_id: personId }),
          ...(after !== undefined && { after }),
        },
        signal,
      }),
    /** More of one conversation, further back. */
    messages: async (conversationId: string, after: string, signal?: AbortSignal) =>
      await ask(pageSchema(listedSchema), `${conversationId}/messages`, {
        query: { limit: '50', fields: messageFields, after },
        signal,
      }),
  }
}
