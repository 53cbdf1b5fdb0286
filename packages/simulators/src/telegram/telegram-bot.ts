import { createUpdateQueue } from './telegram-queue.ts'
import { TelegramRefusal, type TelegramUpdate, type TelegramUser } from './telegram-types.ts'

export interface BotOptions {
  token: string
  username: string
  name?: string
  /** Privacy mode is off: hears all that is said in its groups. */
  hearsGroups?: boolean
  /** Where its updates begin to be counted. */
  firstUpdateId?: number
}

export interface WebhookCall {
  url: string
  headers: Record<string, string>
  body: Uint8Array
}

/** Carries a call to where the bot wants it. @returns the status it was answered with. */
export type CallOut = (call: WebhookCall) => Promise<number>

export type SimulatedBot = ReturnType<typeof createBot>

/** One bot: what waits for it, and who fetches or is called. */
export function createBot(options: BotOptions, { now, callOut }: { now: () => Date; callOut: CallOut }) {
  const queue = createUpdateQueue(now, options.firstUpdateId)
  let webhook: { url: string; secret: string | null } | null = null
  let lastError: { at: number; message: string } | null = null

  const callFor = (update: TelegramUpdate): WebhookCall => ({
    url: webhook?.url ?? '',
    headers: {
      'content-type': 'application/json',
      ...(webhook?.secret != null && { 'x-telegram-bot-api-secret-token': webhook.secret }),
    },
    body: Buffer.from(JSON.stringify(update)),
  })

  async function call() {
    for (let [next] = queue.current(); webhook !== null && next; [next] = queue.current()) {
      const status = await callOut(callFor(next)).catch(() => 0)
      if (status < 200 || status >= 300) {
        lastError = { at: now().getTime(), message: `Wrong response from the webhook: ${status}` }
        return
      }
      queue.shift()
    }
  }

  return {
    ...options,
    me: meOf(options),
    /** People who do not want to hear of it. */
    blockedBy: new Set<number>(),
    tell(update: Omit<TelegramUpdate, 'update_id'>): TelegramUpdate {
      const whole = queue.push(update)
      void call()
      return whole
    },
    /** The call by which it would be told of an update. */
    callFor,
    async fetch(input: Parameters<typeof queue.fetch>[0], signal: AbortSignal) {
      if (webhook !== null) throw new TelegramRefusal(409, whileCalled)
      return await queue.fetch(input, signal)
    },
    setWebhook(url: string, secret: string | null) {
      webhook = url === '' ? null : { url, secret }
      lastError = null
      queue.endPoll()
      void call()
    },
    webhookInfo: () => ({
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.current().length,
      ...(lastError && {
        last_error_date: Math.floor(lastError.at / 1000),
        last_error_message: lastError.message,
      }),
    }),
  }
}

const whileCalled =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

function meOf({ token, username, name }: BotOptions): TelegramUser {
  return { id: Number(token.split(':')[0]), is_bot: true, first_name: name ?? username, username }
}
