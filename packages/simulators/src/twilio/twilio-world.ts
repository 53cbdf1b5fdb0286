import { segmentCount } from './segment-count.ts'
import {
  type TwilioAccountOptions,
  type TwilioMedia,
  type TwilioMessage,
  TwilioRefusal,
} from './twilio-types.ts'

export type TwilioWorld = ReturnType<typeof createTwilioWorld>

interface NewMessage {
  direction: TwilioMessage['direction']
  from: string
  to: string
  body: string
  status: string
  service?: string | null
  media?: readonly Omit<TwilioMedia, 'sid'>[]
}

/** One account: its messages, who no longer wants any, and where it is to call. */
export function createTwilioWorld(account: TwilioAccountOptions, now: () => Date) {
  const messages = new Map<string, TwilioMessage>()
  const media = new Map<string, TwilioMedia[]>()
  const callbacks = new Map<string, string>()
  let counter = 0
  const hex = () => (counter += 1).toString(16).padStart(32, '0')
  const stamp = () => now().toUTCString().replace('GMT', '+0000')

  return {
    account,
    /** Numbers that have texted STOP. */
    optedOut: new Set<string>(),
    /** Numbers that the network refuses, with its code for it. */
    refused: new Map<string, number>(),
    /** Where the numbers tell of what comes in. */
    smsUrl: null as string | null,
    messages: () => [...messages.values()],
    mediaOf: (sid: string) => media.get(sid) ?? [],
    callbackOf: (sid: string) => callbacks.get(sid) ?? null,
    find(sid: string): TwilioMessage {
      const found = messages.get(sid)
      if (!found) throw new TwilioRefusal(404, 20404, `The requested resource ${sid} was not found`)
      return found
    },
    add(
      { direction, from, to, body, status, service = null, media: files = [] }: NewMessage,
      callback?: string,
    ) {
      const sid = `${files.length > 0 ? 'MM' : 'SM'}${hex()}`
      const uri = `/2010-04-01/Accounts/${account.sid}/Messages/${sid}`
      const message: TwilioMessage = {
        sid,
        account_sid: account.sid,
        api_version: '2010-04-01',
        from,
        to,
        body,
        direction,
        status,
        date_created: stamp(),
        date_sent: status === 'queued' ? null : stamp(),
        date_updated: stamp(),
        messaging_service_sid: service,
        num_media: String(files.length),
        num_segments: String(segmentCount(body)),
        price: null,
        price_unit: 'USD',
        error_code: null,
        error_message: null,
        uri: `${uri}.json`,
        subresource_uris: { media: `${uri}/Media.json` },
      }
      messages.set(sid, message)
      media.set(
        sid,
        files.map((file) => ({ ...file, sid: `ME${hex()}` })),
      )
      if (callback !== undefined) callbacks.set(sid, callback)
      return message
    },
    /** What has become of it. */
    settle(sid: string, status: string, errorCode: number | null = null): TwilioMessage {
      const message = this.find(sid)
      Object.assign(message, {
        status,
        error_code: errorCode,
        date_sent: message.date_sent ?? stamp(),
        date_updated: stamp(),
        ...(status === 'delivered' && { price: (-0.0083 * Number(message.num_segments)).toFixed(5) }),
      })
      return message
    },
  }
}
