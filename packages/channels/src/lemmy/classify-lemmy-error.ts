import { ChannelError } from '../channel-error.ts'
import type { JsonReply } from '../http/fetch-json.ts'
import { retryAfter } from '../http/retry-after.ts'
import { errorSchema } from './api-types.ts'

/** An instance does not say when its limit ends: those for reading are counted by the minute, others by ten. */
const restMs = { read: 60_000, write: 10 * 60_000 }

const notLetIn = new Set([
  'not_logged_in',
  'incorrect_login',
  'password_incorrect',
  'missing_totp_token',
  'incorrect_totp_token',
  'email_not_verified',
  'registration_application_is_pending',
  'site_ban',
  'deleted',
])

export const codeOf = (body: unknown): string => errorSchema.safeParse(body).data?.error ?? ''

/** By the word for it, whatever the status: versions of Lemmy differ in that. */
export function classifyLemmyError(
  { status, headers, body }: JsonReply,
  { now, sends }: { now: Date; sends: boolean },
): ChannelError {
  const code = codeOf(body)
  const words = code === '' ? `answered ${status}` : `says “${code.replaceAll('_', ' ')}”`
  const message = `The instance ${words}`
  if (status === 429 || code === 'rate_limit_error') {
    const rest = new Date(now.getTime() + (sends ? restMs.write : restMs.read))
    return new ChannelError({
      class: 'rate-limited',
      message: code === '' ? 'The instance allows no more requests for now' : message,
      until: retryAfter(headers.get('retry-after'), now) ?? rest,
    })
  }
  if (status === 401 || notLetIn.has(code)) return new ChannelError({ class: 'reauthorize', message })
  if (status >= 500) return new ChannelError({ class: 'retry', message, maybeSent: sends })
  // A page of something else that stands there, or of a proxy in front of it.
  if (code === '') return new ChannelError({ class: 'retry', message, maybeSent: sends && status < 400 })
  return new ChannelError({ class: 'rejected', message, cause: code })
}
