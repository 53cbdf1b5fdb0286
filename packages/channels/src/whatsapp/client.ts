import type { OutboundAttachment } from '@hubbub/contracts'
import { FormData } from 'undici'
import { ChannelError } from '../channel-error.ts'
import type { GraphClient } from '../meta/graph-client.ts'
import { idSchema, pageSchema, successSchema } from '../meta/graph-types.ts'
import { fileInfoSchema, numberSchema, sentSchema } from './api-types.ts'
import { limits, type WhatsappSettings } from './config.ts'
import { listTemplates } from './list-templates.ts'

const UPLOAD_MS = 180_000
export type WhatsappClient = ReturnType<typeof createWhatsappClient>

/** The Cloud API of one number. */
export function createWhatsappClient(
  { ask, download, calls }: GraphClient,
  { phoneNumberId, businessAccountId }: WhatsappSettings,
) {
  const say = (json: object, signal?: AbortSignal) =>
    ask(successSchema, `${phoneNumberId}/messages`, {
      method: 'POST',
      json: { messaging_product: 'whatsapp', ...json },
      signal,
    })
  return {
    calls,
    number: async (signal?: AbortSignal) =>
      await ask(numberSchema, phoneNumberId, {
        query: { fields: 'id,display_phone_number,verified_name,quality_rating,webhook_configuration' },
        signal,
      }),
    /** Which numbers the account has. */
    numbers: async (signal?: AbortSignal) =>
      (
        await ask(pageSchema(idSchema), `${businessAccountId}/phone_numbers`, {
          query: { fields: 'id', limit: '100' },
          signal,
        })
      ).data.map(({ id }) => id),
    /** Has the account's news come to the app of the token. */
    subscribe: async (signal?: AbortSignal) =>
      await ask(successSchema, `${businessAccountId}/subscribed_apps`, { method: 'POST', signal }),
    /** Meta asks at the address for the verify token before it says yes. */
    callAt: async (address: string, verifyToken: string, signal?: AbortSignal) =>
      await ask(successSchema, phoneNumberId, {
        method: 'POST',
        json: { webhook_configuration: { override_callback_uri: address, verify_token: verifyToken } },
        signal,
      }),
    send: async (json: object, signal?: AbortSignal) =>
      await ask(sentSchema, `${phoneNumberId}/messages`, {
        method: 'POST',
        json: { messaging_product: 'whatsapp', ...json },
        signal,
        sending: true,
      }),
    say,
    async upload({ filename, contentType, content }: OutboundAttachment, signal?: AbortSignal) {
      const form = new FormData()
      form.set('messaging_product', 'whatsapp')
      form.set('type', contentType)
      form.set('file', new File([new Uint8Array(content)], filename, { type: contentType }))
      return (await ask(idSchema, `${phoneNumberId}/media`, { method: 'POST', form, signal, ms: UPLOAD_MS }))
        .id
    },
    /** Null where WhatsApp does not hand it out: it keeps files for a time only. */
    async file(mediaId: string, signal?: AbortSignal): Promise<Uint8Array | null> {
      const found = await ask(fileInfoSchema, mediaId, {
        query: { phone_number_id: phoneNumberId },
        signal,
      }).catch((error: unknown) => {
        if (error instanceof ChannelError && error.class === 'rejected') return null
        throw error
      })
      if (found === null || (found.file_size ?? 0) > limits.fetchBytes) return null
      return (await download(found.url, { maxBytes: limits.fetchBytes, signal }))?.content ?? null
    },
    templates: async (signal?: AbortSignal) => await listTemplates(ask, businessAccountId, signal),
  }
}
