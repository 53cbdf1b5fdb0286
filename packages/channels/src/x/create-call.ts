import type { Clock } from '@hubbub/contracts'
import { ApiResponseError, type TwitterApi, type TwitterRateLimit } from 'twitter-api-v2'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { Allotment } from '../context.ts'
import { classifyXError } from './classify-x-error.ts'
import type { XTokens } from './tokens.ts'
import type { XTransport } from './transport.ts'

export interface ClientDeps {
  transport: XTransport
  tokens: XTokens
  allotment: Allotment
  clock: Clock
}

export interface CallOptions {
  /** What X counts together: one name for an endpoint and a sort of token. */
  bucket: string
  as?: 'user' | 'app'
  sending?: boolean
  signal?: AbortSignal | undefined
}

export interface Answer {
  data: unknown
  rateLimit?: TwitterRateLimit | undefined
}

/** One call: its answer is parsed, its limit noted, its failure classified, and a token that ended replaced once. */
export function createCall({ transport, tokens, allotment, clock }: ClientDeps) {
  async function call<Schema extends z.ZodType>(
    schema: Schema,
    work: (api: TwitterApi) => Promise<Answer>,
    { bucket, as = 'user', sending = false, signal }: CallOptions,
  ): Promise<z.output<Schema>> {
    signal?.throwIfAborted()
    const until = await allotment.emptyUntil(bucket)
    if (until !== null)
      throw new ChannelError({ class: 'rate-limited', message: 'X grants no more just now', until })
    const token = await tokenFor(as)
    try {
      const answer = await work(transport.as(token))
      await note(bucket, answer.rateLimit)
      signal?.throwIfAborted()
      return parse(schema, answer.data, sending)
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof ApiResponseError) {
        await note(bucket, error.rateLimit)
        if (error.code === 401 && as === 'user' && (await tokens.replace(token)))
          return await call(schema, work, { bucket, as, sending, signal })
      }
      throw classifyXError(error, { now: clock.now(), sending })
    }
  }

  async function tokenFor(as: 'user' | 'app'): Promise<string> {
    if (as === 'user') return await tokens.user()
    return tokens.app() ?? (await tokens.user())
  }

  async function note(bucket: string, limit: TwitterRateLimit | undefined) {
    const days = [limit?.day, limit?.userDay].filter((day) => day !== undefined)
    const spent = [limit, ...days].find((one) => one?.remaining === 0) ?? limit
    if (spent)
      await allotment.note(bucket, { remaining: spent.remaining, resetsAt: new Date(spent.reset * 1000) })
  }

  return call
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, sending: boolean): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const where = result.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new ChannelError({
    class: 'retry',
    message: `X answered in a way that is not known here (${where})`,
    maybeSent: sending,
  })
}
