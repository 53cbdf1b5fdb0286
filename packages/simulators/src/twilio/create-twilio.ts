import { startHttpServer } from '../http/start-http-server.ts'
import type { CallOut } from '../telegram/telegram-bot.ts'
import { inboundForm, signedCall, statusForm } from './twilio-calls.ts'
import { twilioRoutes } from './twilio-routes.ts'
import {
  type TwilioAccountOptions,
  type TwilioMedia,
  type TwilioMessage,
  TwilioRefusal,
} from './twilio-types.ts'
import { createTwilioWorld } from './twilio-world.ts'

export interface TwilioOptions extends TwilioAccountOptions {
  port?: number
  host?: string
  now?: () => Date
  callOut?: CallOut
}

export type Twilio = Awaited<ReturnType<typeof createTwilio>>

interface Texted {
  from: string
  body: string
  to?: string
  media?: readonly Omit<TwilioMedia, 'sid'>[]
}

const stops = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'])
const starts = new Set(['START', 'YES', 'UNSTOP'])

/** Twilio’s messaging (https://www.twilio.com/docs/messaging/api) with one account and whoever texts it. */
export async function createTwilio(options: TwilioOptions) {
  const now = options.now ?? (() => new Date())
  const callOut = options.callOut ?? postCall
  const world = createTwilioWorld(options, now)
  let limitedUntil = 0
  const server = await startHttpServer({
    ...(options.port !== undefined && { port: options.port }),
    ...(options.host !== undefined && { host: options.host }),
    routes: twilioRoutes(world, () => {
      if (now().getTime() < limitedUntil) throw new TwilioRefusal(429, 20429, 'Too Many Requests')
    }),
  })

  const callFor = (message: TwilioMessage, url: string) => {
    const form =
      message.direction === 'inbound'
        ? inboundForm(message, world.mediaOf(message.sid), server.url)
        : statusForm(message)
    return signedCall(url, form, options.authToken)
  }

  return {
    ...server,
    world,
    /** The call by which it tells of a message, or of what has become of one. */
    callFor,
    /** Somebody texts one of the numbers; the program that the number names is told. */
    async text({ from, body, to = options.numbers[0] ?? '', media = [] }: Texted): Promise<TwilioMessage> {
      const word = body.trim().toUpperCase()
      if (stops.has(word)) world.optedOut.add(from)
      if (starts.has(word)) world.optedOut.delete(from)
      const message = world.add({ direction: 'inbound', from, to, body, status: 'received', media })
      if (world.smsUrl !== null) await callOut(callFor(message, world.smsUrl))
      return message
    },
    /** What became of a message that was sent; whoever wanted to hear of it is told. */
    async settle(sid: string, status: string, errorCode: number | null = null): Promise<void> {
      const message = world.settle(sid, status, errorCode)
      const callback = world.callbackOf(sid)
      if (callback !== null) await callOut(callFor(message, callback))
    },
    sent: (to: string) => world.messages().filter((one) => one.direction !== 'inbound' && one.to === to),
    /** Refuses everything for so long. */
    limit(ms: number) {
      limitedUntil = now().getTime() + ms
    },
  }
}

const postCall: CallOut = async ({ url, headers, body }) =>
  (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status
