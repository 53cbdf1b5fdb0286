import { randomBytes } from 'node:crypto'
import type { OutboundPost } from '@hubbub/contracts'
import { createOwnSystem } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createApiChannel } from './channel.ts'

/** For systems on this machine. */
export const api = createApiChannel({ allowPrivateHosts: true, urls: {} })

export const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

export const requestOf = (signed: { headers: Record<string, string>; body: string }): WebhookRequest => ({
  method: 'POST',
  headers: signed.headers,
  query: {},
  body: Buffer.from(signed.body),
  url: 'https://hubbub.test/hooks/1',
  receivedAt: new Date(),
})

export const said = (text: string, data: object = {}) => ({
  type: 'message.created',
  data: { id: `m-${crypto.randomUUID()}`, contact: { id: 'kim', name: 'Kim' }, text, ...data },
})

export const outboundPost = (text: string, changes: Partial<OutboundPost> = {}): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'direct',
  to: { kind: 'api', value: 'shop/kim', name: 'Kim' },
  text,
  inReplyTo: null,
  root: null,
  attachments: [],
  ...changes,
})

/** A shop's own system, and the channel that knows its secret. */
export async function startOwnSystem(options: Parameters<typeof createOwnSystem>[0] = {}) {
  const system = await createOwnSystem(options)
  const account = {
    settings: { system: 'shop', url: system.replyUrl },
    credentials: { secret: system.secret },
  }
  return { system, account, [Symbol.asyncDispose]: system.close }
}

export async function startApiHarness(): Promise<ChannelHarness> {
  const { system, account } = await startOwnSystem()
  const told = (text: string) => system.events().filter(({ data }) => data['text'] === text)
  return {
    account,
    wrongCredentials: { ...account, credentials: { secret: newSecret() } },
    unreachable: { ...account, settings: { ...account.settings, url: 'http://127.0.0.1:2' } },
    receive: async () => {},
    call: async (text) => requestOf(system.sign(said(text))),
    outbound: outboundPost,
    delivered: async (text) => told(text).length,
    breakAfterAccepting: () => void system.fail({ on: 'cut-after', times: 1 }),
    limit: system.limit,
    echoes: false,
    disconnect: system.disconnect,
    [Symbol.asyncDispose]: system.close,
  }
}
