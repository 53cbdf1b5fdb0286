import type { OutboundPost } from '@hubbub/contracts'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createChatChannel } from './channel.ts'
import { credentialsSchema, settingsSchema } from './config.ts'
import { messageOf } from './mapper.ts'
import { signCall } from './sign-call.ts'

export const chatChannel = createChatChannel()
export const settings = settingsSchema.parse({ title: 'The Shop' })
export const credentials = credentialsSchema.parse({})
export const visitor = {
  id: '0190cccc-0000-7000-8000-00000000000c',
  name: 'Anna',
  email: 'anna@example.test',
  emailVouched: false,
}

export function callOf(body: string | Uint8Array, contentType = 'application/json'): WebhookRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return {
    method: 'POST',
    headers: { 'content-type': contentType, ...signCall(credentials.callKey, visitor, bytes) },
    query: {},
    body: bytes,
    url: 'https://desk.shop.test/chat/1/messages',
    receivedAt: new Date('2026-11-30T12:00:00Z'),
  }
}

export const said = (text: string, clientId: string = crypto.randomUUID()) => ({
  clientId,
  text,
  page: 'https://www.shop.test/pricing?session=secret',
})

/** Nothing is between us and the visitor that could break. */
export async function startChatHarness(): Promise<ChannelHarness> {
  const sent: OutboundPost[] = []
  const outbound = (text: string): OutboundPost => {
    const first = messageOf({ visitor, said: said('hello'), files: [], at: '2026-11-30T12:00:00.000Z' }, [])
    const message: OutboundPost = {
      form: 'post',
      messageId: crypto.randomUUID(),
      audience: 'direct',
      to: first.author,
      text,
      inReplyTo: first.post === null ? null : { ...first, post: first.post },
      root: null,
      attachments: [],
    }
    sent.push(message)
    return message
  }
  return {
    account: { settings, credentials },
    receive: async () => {},
    outbound,
    delivered: async (text) => new Set(sent.filter((one) => one.text === text)).size,
    call: async (text) => callOf(JSON.stringify(said(text))),
    echoes: false,
    disconnect: () => {},
    [Symbol.asyncDispose]: async () => {},
  }
}
