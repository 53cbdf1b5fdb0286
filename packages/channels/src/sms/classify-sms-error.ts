import { ChannelError, type ChannelErrorClass } from '../channel-error.ts'
import { retryAfter } from '../http/retry-after.ts'
import { problemSchema } from './api-types.ts'
import { errorWords } from './error-words.ts'

export interface Refusal {
  status: number
  body: unknown
  retryAfter: string | null
  now: Date
  /** What was asked may have been done though the server failed. */
  sends: boolean
}

/** Where the network does not say when it goes on. */
const PAUSE_MS = 30_000

const slowDown = new Set([20429, 21611, 30001])
const signIn = new Set([20003, 20005, 20008, 30002])

export function classifySmsError(refusal: Refusal): ChannelError {
  const { status, body, now, sends } = refusal
  const problem = problemSchema.safeParse(body).data ?? { code: null, message: '' }
  const kind = classOf(status, problem.code)
  const message = errorWords(problem.code, problem.message || `The server answered ${status}`)
  if (kind === 'rate-limited') {
    const until = retryAfter(refusal.retryAfter, now) ?? new Date(now.getTime() + PAUSE_MS)
    return new ChannelError({ class: kind, message, until })
  }
  return new ChannelError({ class: kind, message, maybeSent: sends && status >= 500 })
}

function classOf(status: number, code: number | null): ChannelErrorClass {
  if (status === 429 || (code !== null && slowDown.has(code))) return 'rate-limited'
  if (status === 401 || (code !== null && signIn.has(code))) return 'reauthorize'
  return status >= 500 || status === 408 ? 'retry' : 'rejected'
}
