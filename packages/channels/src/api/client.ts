import { Webhook } from 'standardwebhooks'
import type { Response } from 'undici'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'
import { type ApiCredentials, type ApiSettings, secretsAt } from './config.ts'

export interface ApiAccount {
  settings: ApiSettings
  credentials: ApiCredentials
  policy: HostPolicy
}

export interface Telling {
  /** The same over all attempts: what comes again under it is to be taken once. */
  id: string
  type: string
  data: object
  signal?: AbortSignal | undefined
}

const waitMs = 20_000
const restMs = 60_000
/** More of an answer is not read. */
const maxAnswer = 100_000

const answerSchema = z.object({
  id: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().trim().min(1).max(200))
    .optional()
    .catch(undefined),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
})

/** Tells the customer's own system, signed by the Standard Webhooks. */
export function createApiClient(
  { settings, credentials, policy }: ApiAccount,
  { clock }: Pick<ChannelContext, 'clock'>,
) {
  const http = createGuardedFetch({ ...policy, open: false })

  /** With the former secret too, while it goes on. */
  function headersOf(id: string, body: string): Record<string, string> {
    const now = clock.now()
    const signatures = secretsAt(credentials, now).map((secret) => new Webhook(secret).sign(id, now, body))
    return {
      'content-type': 'application/json',
      'user-agent': 'Hubbub',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
      'idempotency-key': id,
    }
  }

  return {
    /** Resolves once it was taken. @returns its status, and what the system calls it, where it says so. */
    async tell({ id, type, data, signal }: Telling) {
      if (settings.url === '') throw new ChannelError({ class: 'rejected', message: noAddress })
      signal?.throwIfAborted()
      const body = JSON.stringify({ type, timestamp: clock.now().toISOString(), data })
      const stop = AbortSignal.any([AbortSignal.timeout(waitMs), ...(signal ? [signal] : [])])
      let response: Response
      let text: string
      try {
        // What was signed for one address is carried to no other.
        const init = {
          method: 'POST',
          body,
          headers: headersOf(id, body),
          redirect: 'manual',
          signal: stop,
        } as const
        response = await http.fetch(settings.url, init)
        text = await readSome(response)
      } catch (error) {
        throw networkError(error, { sent: true })
      }
      if (!response.ok) throw refusal(response, text, clock.now())
      return { status: response.status, ...answerSchema.safeParse(jsonOrNull(text)).data }
    },
    fetch: http.fetch,
    close: async () => await http[Symbol.asyncDispose](),
  }
}

export const noAddress = 'No address for replies is set: messages are only taken in'

async function readSome(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array
    chunks.push(bytes)
    size += bytes.length
    if (size > maxAnswer) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refusal({ status, headers }: Response, text: string, now: Date): ChannelError {
  const words = z.object({ error: z.string() }).safeParse(jsonOrNull(text)).data?.error ?? ''
  const message = [`Your system answered ${status}`, words].filter(Boolean).join(': ').slice(0, 500)
  if (status === 401 || status === 403 || status === 410)
    return new ChannelError({ class: 'reauthorize', message })
  if (status === 429) {
    const until = retryAfter(headers.get('retry-after'), now) ?? new Date(now.getTime() + restMs)
    return new ChannelError({ class: 'rate-limited', message, until })
  }
  const passes = status >= 500 || status === 404 || status === 408 || status === 425
  return new ChannelError({ class: passes ? 'retry' : 'rejected', message })
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
