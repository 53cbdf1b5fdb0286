import type { Response } from 'undici'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import { networkError } from './network-error.ts'
import { retryAfter } from './retry-after.ts'

export interface JsonAskDeps extends Pick<ChannelContext, 'clock' | 'allotment'> {
  http: Pick<GuardedFetch, 'fetch'>
  /** As people know it; stands in what is said of failures. */
  network: string
  /** What the network says of a refusal in its own way; null leaves it to its status. */
  refusal?: (answer: Refused) => ChannelError | null
}

export interface Refused {
  status: number
  /** What was answered, where it was JSON. */
  body: unknown
  now: Date
}

export interface JsonAskInit {
  signal?: AbortSignal | undefined
  headers?: Record<string, string>
  method?: 'POST'
  body?: string
  /** What breaks off may have been done. */
  sends?: boolean
}

const waitMs = 30_000
/** Where a network does not say when its limit ends. */
const restMs = 5 * 60_000

/** Asks a network that speaks JSON: what it answers is parsed, its limits are shared, its failures are classified. */
export function createJsonAsk({ http, network, clock, allotment, refusal }: JsonAskDeps) {
  return async function ask<Schema extends z.ZodType>(
    schema: Schema,
    url: URL,
    { signal, sends = false, ...init }: JsonAskInit = {},
  ): Promise<z.output<Schema>> {
    signal?.throwIfAborted()
    const until = await allotment.emptyUntil('api')
    if (until !== null)
      throw new ChannelError({
        class: 'rate-limited',
        message: `${network} allows no more requests for now`,
        until,
      })
    const stop = AbortSignal.any([AbortSignal.timeout(waitMs), ...(signal ? [signal] : [])])
    let response: Response
    let body: unknown
    try {
      response = await http.fetch(url.href, { ...init, signal: stop })
      body = jsonOrNull(await response.text())
    } catch (error) {
      if (signal?.aborted && !sends) throw signal.reason
      throw networkError(error, { sent: sends })
    }
    if (!response.ok) {
      const refused = { status: response.status, body, now: clock.now() }
      const failure = refusal?.(refused) ?? byStatus(response, { ...refused, network, sends })
      if (failure.until !== null) await allotment.note('api', { remaining: 0, resetsAt: failure.until })
      throw failure
    }
    const parsed = schema.safeParse(body)
    if (parsed.success) return parsed.data
    const message = `${network} answered oddly: ${z.prettifyError(parsed.error)}`
    throw new ChannelError({ class: 'retry', message, maybeSent: sends })
  }
}

function byStatus(
  response: Response,
  { status, now, network, sends }: Refused & { network: string; sends: boolean },
): ChannelError {
  const message = `${network} answered ${status} ${response.statusText}`.trim()
  if (status === 401 || status === 403) return new ChannelError({ class: 'reauthorize', message })
  if (status === 429) {
    const until = retryAfter(response.headers.get('retry-after'), now)
    return new ChannelError({
      class: 'rate-limited',
      message,
      until: until ?? new Date(now.getTime() + restMs),
    })
  }
  if (status >= 500) return new ChannelError({ class: 'retry', message, maybeSent: sends })
  return new ChannelError({ class: 'rejected', message })
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
