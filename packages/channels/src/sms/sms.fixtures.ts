import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createTwilio, type TwilioOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createSmsChannel } from './channel.ts'

export const ours = '+442079460018'
export const anna = '+447700900123'
export const sid = `AC${'0a'.repeat(16)}`
export const authToken = 'a-simulated-token-0123456789'
export const hook = 'https://desk.shop.test/hooks/1'

export const smsChannel = createSmsChannel({ allowPrivateHosts: true, urls: {} })

/** A simulated network with our number, and the account there. */
export async function startSms(options: Partial<TwilioOptions> = {}) {
  const twilio = await createTwilio({ sid, authToken, numbers: [ours], ...options })
  const account = {
    settings: { accountSid: sid, from: ours, apiUrl: twilio.url },
    credentials: { authToken },
  }
  return { twilio, account, channel: smsChannel, [Symbol.asyncDispose]: twilio.close }
}

/** A message of Anna's, as an answer refers to it. */
export function annasMessage(facts: Record<string, unknown> = {}): PostRef {
  return {
    externalId: 'SM1',
    author: { kind: 'phone', value: anna, name: null },
    post: {
      form: 'sms',
      audience: 'direct',
      url: null,
      place: null,
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts,
    },
  }
}

export function outboundText(text: string, changes: Partial<OutboundPost> = {}): OutboundPost {
  return {
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'direct',
    to: annasMessage().author,
    text,
    inReplyTo: annasMessage(),
    root: null,
    attachments: [],
    ...changes,
  }
}

type Call = ReturnType<Awaited<ReturnType<typeof createTwilio>>['callFor']>

export const requestOf = ({ url, headers, body }: Call): WebhookRequest => ({
  method: 'POST',
  url,
  headers,
  body,
  query: Object.fromEntries(new URL(url).searchParams),
  receivedAt: new Date(),
})

export async function startSmsHarness(): Promise<ChannelHarness> {
  const { twilio, account } = await startSms()
  return {
    account,
    wrongCredentials: { ...account, credentials: { authToken: 'not the token we were given' } },
    unreachable: { ...account, settings: { ...account.settings, apiUrl: 'http://127.0.0.1:2' } },
    receive: async (body) => void (await twilio.text({ from: anna, body })),
    outbound: (text) => outboundText(text),
    delivered: async (text) => twilio.sent(anna).filter(({ body }) => body === text).length,
    breakAfterAccepting: () =>
      void twilio.fail({ on: 'cut-after', times: 1, when: ({ method }) => method === 'POST' }),
    limit: twilio.limit,
    call: async (body) => requestOf(twilio.callFor(await twilio.text({ from: anna, body }), hook)),
    echoes: true,
    sparesKnown: true,
    disconnect: twilio.disconnect,
    [Symbol.asyncDispose]: twilio.close,
  }
}
