import { RequestError } from '@octokit/request-error'
import { ChannelError } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'

/** What GitHub asks to wait at least where it names no time: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const restMs = 60_000

/** `sends`: what was asked may have been done though no answer came. */
export function classifyGithubError(
  error: unknown,
  { now, sends }: { now: Date; sends: boolean },
): ChannelError {
  if (error instanceof ChannelError) return error
  if (!(error instanceof RequestError)) return networkError(error, { sent: sends })
  // The library makes a failed connection an error of its own, with status 500 and no response.
  if (error.response === undefined) return networkError(error.cause ?? error, { sent: sends })
  const { status, message } = error
  const until = limitOf(error, now)
  if (until !== null) return new ChannelError({ class: 'rate-limited', message, until, cause: error })
  if (status === 401) return new ChannelError({ class: 'reauthorize', message, cause: error })
  if (status >= 500) return new ChannelError({ class: 'retry', message, maybeSent: sends, cause: error })
  return new ChannelError({ class: 'rejected', message, cause: error })
}

/** Primary limits name when they end, secondary ones how long to wait; some only say so in words. */
function limitOf({ status, message, response }: RequestError, now: Date): Date | null {
  if (status !== 403 && status !== 429) return null
  const headers = response?.headers ?? {}
  const wait = retryAfter(headers['retry-after'] === undefined ? null : String(headers['retry-after']), now)
  if (wait !== null) return wait
  if (headers['x-ratelimit-remaining'] === '0') return resetOf(headers['x-ratelimit-reset'], now)
  return status === 429 || /rate limit/i.test(message) ? new Date(now.getTime() + restMs) : null
}

export function resetOf(header: unknown, now: Date): Date {
  const at = new Date(Number(header) * 1000)
  return Number.isNaN(at.getTime()) || at <= now ? new Date(now.getTime() + restMs) : at
}
