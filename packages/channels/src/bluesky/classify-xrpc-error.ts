import { ChannelError } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'
import { isXrpcError } from './atproto.ts'

const windowMs = 5 * 60_000
/** Only a person can help: the password, a second factor, or the account itself. */
const needsPerson = new Set([
  'AuthenticationRequired',
  'AuthMissing',
  'AuthFactorTokenRequired',
  'AccountTakedown',
  'AccountDeactivated',
  'InvalidToken',
  'ExpiredToken',
])

/** `sends`: what was asked may have been done though no answer came. */
export function classifyXrpcError(
  error: unknown,
  { now, sends }: { now: Date; sends: boolean },
): ChannelError {
  if (error instanceof ChannelError) return error
  if (!isXrpcError(error)) return networkError(error, { sent: sends })
  const status: number = error.status
  // 1: no answer came at all; what hides in it says why.
  if (status === 1) return networkError(error.cause ?? error, { sent: sends })
  // 2: an answer that the lexicons do not know; a newer client may.
  if (status === 2)
    return new ChannelError({ class: 'retry', message: error.message, maybeSent: sends, cause: error })
  const message = error.message || `The server answered ${status}`
  if (status === 429) {
    const seconds = Number(error.headers?.['ratelimit-reset'] ?? Number.NaN)
    const reset = Number.isNaN(seconds) ? 0 : seconds * 1000
    const until = new Date(Math.max(reset, 0) > now.getTime() ? reset : now.getTime() + windowMs)
    return new ChannelError({ class: 'rate-limited', message, until, cause: error })
  }
  if (status === 401 || needsPerson.has(error.error))
    return new ChannelError({ class: 'reauthorize', message, cause: error })
  if (status >= 500) return new ChannelError({ class: 'retry', message, maybeSent: sends, cause: error })
  return new ChannelError({ class: 'rejected', message, cause: error })
}
