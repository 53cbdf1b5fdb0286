import { errorMessage } from '@hubbub/contracts'
import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2'
import { z } from 'zod'
import { ChannelError, type ChannelErrorClass } from '../channel-error.ts'

const bodySchema = z
  .object({
    title: z.string(),
    detail: z.string(),
    type: z.string(),
    error: z.string(),
    error_description: z.string(),
    connection_issue: z.string(),
    period: z.string(),
    errors: z.array(z.object({ message: z.string(), detail: z.string(), title: z.string() }).partial()),
  })
  .partial()
type Body = z.output<typeof bodySchema>

interface Situation {
  now: Date
  /** Without an answer nobody knows whether X took the message. */
  sending?: boolean
}

export function classifyXError(error: unknown, situation: Situation): ChannelError {
  if (error instanceof ChannelError) return error
  if (error instanceof ApiResponseError) return ofAnswer(error, situation)
  const cause = causeOf(error)
  return new ChannelError({
    class: 'retry',
    message: `X could not be reached: ${errorMessage(cause)}`,
    maybeSent: situation.sending === true && !neverLeft(error),
    cause,
  })
}

function ofAnswer(error: ApiResponseError, { now, sending = false }: Situation): ChannelError {
  const body = bodySchema.safeParse(error.data).data ?? {}
  const kind = classOf(error.code, body)
  return new ChannelError({
    class: kind,
    message: wordsOf(error.code, body),
    maybeSent: sending && error.code >= 500,
    cause: new Error(error.message),
    ...(kind === 'rate-limited' && { until: untilOf(error, body, now) }),
  })
}

function classOf(code: number, body: Body): ChannelErrorClass {
  if (code === 429) return body.connection_issue === undefined ? 'rate-limited' : 'retry'
  // @NOTE a used up refresh token is a bad request to OAuth
  if (code === 401 || (code === 400 && /invalid_(request|grant|client)/.test(body.error ?? '')))
    return 'reauthorize'
  if (code === 403 && /unsupported-authentication|client-forbidden|client-not-enrolled/.test(body.type ?? ''))
    return 'reauthorize'
  // No credits are left; a person has to buy some.
  if (code === 402) return 'reauthorize'
  return code >= 500 || code === 408 || code === 409 ? 'retry' : 'rejected'
}

export function isUsageCap({
  title = '',
  type = '',
}: {
  title?: string | undefined
  type?: string | undefined
}) {
  return /usage-?capped/i.test(type) || /usage-?cap/i.test(title)
}

function wordsOf(code: number, body: Body): string {
  const [first] = body.errors ?? []
  const said =
    first?.message ??
    first?.detail ??
    body.detail ??
    body.error_description ??
    body.title ??
    `X answered ${code}`
  if (isUsageCap(body)) return `The posts that X sold for this period are used up: ${said}`
  return code === 401 ? `X does not accept the token: ${said}` : said
}

/** By the header that says when the window begins anew; a cap ends with its period. */
function untilOf(error: ApiResponseError, body: Body, now: Date): Date {
  if (isUsageCap(body)) return endOfPeriod(now, body.period ?? 'Monthly')
  const { rateLimit } = error
  const days = [rateLimit?.day, rateLimit?.userDay].filter((day) => day?.remaining === 0)
  const reset = Math.max(
    rateLimit?.remaining === 0 ? rateLimit.reset : 0,
    ...days.map((day) => day?.reset ?? 0),
  )
  if (reset * 1000 > now.getTime()) return new Date(reset * 1000)
  const after = Number(error.headers['retry-after'])
  return new Date(now.getTime() + (Number.isFinite(after) && after > 0 ? after * 1000 : 60_000))
}

function endOfPeriod(now: Date, period: string): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  return /day|daily/i.test(period)
    ? new Date(Date.UTC(year, month, day + 1))
    : new Date(Date.UTC(year, month + 1))
}

/** The library keeps what went wrong under a name that its own getter does not look for. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof ApiRequestError)) return error
  const kept = z.object({ error: z.unknown() }).safeParse(Reflect.get(error, '_options'))
  return kept.data?.error ?? error
}

const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function neverLeft(error: unknown): boolean {
  if (error instanceof ApiPartialResponseError || !(error instanceof ApiRequestError)) return false
  const cause = causeOf(error)
  return (
    typeof cause === 'object' && cause !== null && 'code' in cause && notConnected.has(String(cause.code))
  )
}
