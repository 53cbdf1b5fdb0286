import { ChannelError } from '../channel-error.ts'
import type { JsonReply } from '../http/fetch-json.ts'
import { retryAfter } from '../http/retry-after.ts'
import { errorSchema } from './api-types.ts'
import { midnightPacific } from './midnight-pacific.ts'

const wholeDay = new Set(['quotaExceeded', 'dailyLimitExceeded'])
const tooFast = new Set(['rateLimitExceeded', 'userRateLimitExceeded'])
/** Only a person can change what the project or the token may do. */
const notLetIn = new Set([
  'API_KEY_INVALID',
  'keyInvalid',
  'keyExpired',
  'accessNotConfigured',
  'SERVICE_DISABLED',
  'insufficientPermissions',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  'authError',
  'authorizationRequired',
  'youtubeSignupRequired',
])

/** Which of Google's words for it apply, most telling first. */
export function reasonsOf(body: unknown): string[] {
  const error = errorSchema.safeParse(body).data?.error
  return [...(error?.details ?? []), ...(error?.errors ?? [])].map(({ reason }) => reason).filter(Boolean)
}

/** https://developers.google.com/youtube/v3/docs/errors */
export function classifyYouTubeError(
  { status, headers, body }: JsonReply,
  { now, sends }: { now: Date; sends: boolean },
): ChannelError {
  const reasons = reasonsOf(body)
  const said = errorSchema.safeParse(body).data?.error.message.replaceAll(/<[^>]*>/g, '') ?? ''
  const message = said === '' ? `YouTube answered ${status}` : `YouTube: ${said}`
  const is = (set: ReadonlySet<string>) => reasons.some((reason) => set.has(reason))
  if (is(wholeDay) || (status === 429 && /per day/i.test(said)))
    return new ChannelError({ class: 'rate-limited', message, until: midnightPacific(now) })
  if (status === 429 || is(tooFast)) {
    const until = retryAfter(headers.get('retry-after'), now) ?? new Date(now.getTime() + 60_000)
    return new ChannelError({ class: 'rate-limited', message, until })
  }
  if (status === 401 || is(notLetIn)) return new ChannelError({ class: 'reauthorize', message })
  if (status >= 500 || reasons.includes('processingFailure'))
    return new ChannelError({ class: 'retry', message, maybeSent: sends })
  return new ChannelError({ class: 'rejected', message, cause: reasons[0] })
}

/** Below some videos nobody may say anything; that is no failure. */
export const isClosed = (error: unknown) =>
  error instanceof ChannelError && error.cause === 'commentsDisabled'
