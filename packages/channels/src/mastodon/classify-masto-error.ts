import { MastoHttpError, MastoTimeoutError, MastoUnexpectedError } from 'masto'
import { ChannelError } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'

/** Where the instance does not say when its limit ends: its window is five minutes. */
const windowMs = 5 * 60_000

/** `sends`: what was asked may have been done though no answer came. */
export function classifyMastoError(
  error: unknown,
  { now, sends }: { now: Date; sends: boolean },
): ChannelError {
  if (error instanceof ChannelError) return error
  if (error instanceof MastoHttpError) return byStatus(error, { now, sends })
  if (error instanceof MastoTimeoutError)
    return new ChannelError({ class: 'retry', message: error.message, maybeSent: sends, cause: error })
  // A page of a proxy in front of the instance.
  if (error instanceof MastoUnexpectedError)
    return new ChannelError({ class: 'retry', message: error.message, maybeSent: sends, cause: error })
  return networkError(error, { sent: sends })
}

function byStatus(error: MastoHttpError, { now, sends }: { now: Date; sends: boolean }): ChannelError {
  const { statusCode: status } = error
  const message = [error.message || `The instance answered ${status}`, error.description]
    .filter(Boolean)
    .join(': ')
  if (status === 401 || status === 403)
    return new ChannelError({ class: 'reauthorize', message, cause: error })
  if (status === 429)
    return new ChannelError({ class: 'rate-limited', message, until: resetOf(error, now), cause: error })
  if (status >= 500) return new ChannelError({ class: 'retry', message, maybeSent: sends, cause: error })
  return new ChannelError({ class: 'rejected', message, cause: error })
}

function resetOf({ cause }: MastoHttpError, now: Date): Date {
  const header = cause instanceof Response ? cause.headers.get('x-ratelimit-reset') : null
  const at = header === null ? Number.NaN : Date.parse(header)
  return new Date(Number.isNaN(at) || at < now.getTime() ? now.getTime() + windowMs : at)
}
