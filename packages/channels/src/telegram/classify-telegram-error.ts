import { errorMessage } from '@hubbub/contracts'
import { GrammyError, HttpError } from 'grammy'
import { ChannelError, type ChannelErrorClass } from '../channel-error.ts'

/** `sending`: without an answer nobody knows whether Telegram took the message. */
export function classifyTelegramError(
  error: unknown,
  { now, sending = false }: { now: Date; sending?: boolean },
): ChannelError {
  if (error instanceof ChannelError) return error
  if (error instanceof GrammyError) return ofAnswer(error, { now, sending })
  const cause = error instanceof HttpError ? error.error : error
  return new ChannelError({
    class: 'retry',
    message: `Telegram could not be reached: ${wordsOf(cause)}`,
    maybeSent: sending && !neverLeft(cause),
    cause: withoutToken(cause),
  })
}

function ofAnswer(error: GrammyError, { now, sending }: { now: Date; sending: boolean }): ChannelError {
  const kind = classOf(error)
  const seconds = error.parameters.retry_after ?? 1
  return new ChannelError({
    class: kind,
    message: explained(error),
    maybeSent: sending && error.error_code >= 500,
    cause: error,
    ...(kind === 'rate-limited' && { until: new Date(now.getTime() + seconds * 1000) }),
  })
}

function classOf({ error_code: code, description }: GrammyError): ChannelErrorClass {
  if (code === 429) return 'rate-limited'
  // @NOTE a token of the wrong form is no path of the server's: 404
  if (code === 401 || (code === 404 && description === 'Not Found')) return 'reauthorize'
  if (code === 409) return isWebhookConflict(description) ? 'reauthorize' : 'retry'
  return code >= 500 ? 'retry' : 'rejected'
}

const isWebhookConflict = (description: string) => /webhook/i.test(description)

function explained({ error_code: code, description }: GrammyError): string {
  if (code === 401 || (code === 404 && description === 'Not Found'))
    return `Telegram does not know this bot token (${description})`
  if (code !== 409) return description
  return isWebhookConflict(description)
    ? `Another program has Telegram call it for this bot: remove its webhook, or take over here (${description})`
    : `Another program fetches the messages of this bot; only one can (${description})`
}

/** The connection was never made, so nothing was said. */
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function neverLeft(cause: unknown): boolean {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return notConnected.has(code) || code.startsWith('CERT_') || code.startsWith('ERR_TLS')
}

/** An address of the Bot API has the token in it, and node-fetch names the address. */
const wordsOf = (cause: unknown) => errorMessage(cause).replace(/bot\d+:[\w-]+/g, 'bot…')
const withoutToken = (cause: unknown) => new Error(wordsOf(cause))
