import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { JsonReply } from '../http/fetch-json.ts'
import { retryAfter } from '../http/retry-after.ts'
import { refusalSchema } from './api-types.ts'

interface Circumstances {
  now: Date
  sends: boolean
}

const wordsSchema = z.object({ message: z.string().catch(''), reason: z.string().catch('') }).catch({
  message: '',
  reason: '',
})

/** What the status of an answer says; `until` by the header that tells when the limit ends. */
export function byStatus({ status, headers, body }: JsonReply, { now, sends }: Circumstances): ChannelError {
  const { message: said, reason } = wordsSchema.parse(body)
  const message = `Reddit answered ${status}${[said, reason].map((word) => word && `, ${word}`).join('')}`
  if (status === 401) return new ChannelError({ class: 'reauthorize', message })
  if (status === 403 && headers.get('www-authenticate')?.includes('insufficient_scope') === true)
    return new ChannelError({ class: 'reauthorize', message: `The app lacks a scope: ${message}` })
  if (status === 429) {
    const reset = retryAfter(headers.get('x-ratelimit-reset') ?? headers.get('retry-after'), now)
    const until = reset ?? new Date(now.getTime() + 60_000)
    return new ChannelError({ class: 'rate-limited', message, until })
  }
  if (status >= 500) return new ChannelError({ class: 'retry', message, maybeSent: sends })
  return new ChannelError({ class: 'rejected', message })
}

/** What an answer that looks like success refuses; null where it is one. */
export function byErrors(body: unknown, now: Date): ChannelError | null {
  const refusal = refusalSchema.safeParse(body).data?.json
  const [first] = refusal?.errors ?? []
  if (refusal === undefined || first === undefined) return null
  const [code, words] = first
  const message = `Reddit refused it: ${words ?? code ?? 'it does not say why'}`
  if (code !== 'RATELIMIT') return new ChannelError({ class: 'rejected', message })
  const seconds = refusal.ratelimit ?? secondsIn(words ?? '')
  return new ChannelError({ class: 'rate-limited', message, until: new Date(now.getTime() + seconds * 1000) })
}

const unitSeconds = { second: 1, minute: 60, hour: 3600 } as const

/** “Take a break for 9 minutes before trying again.” */
function secondsIn(words: string): number {
  const [, count, unit] = /(\d+) (second|minute|hour)/.exec(words) ?? []
  return count === undefined ? 600 : Number(count) * unitSeconds[unit as keyof typeof unitSeconds]
}
