import type { AskedText, Clock, ListeningProblem } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { classifyXError } from './classify-x-error.ts'
import type { XClient } from './client.ts'
import { limits, type XSettings } from './config.ts'
import { type PostStream, readPostStream } from './post-stream.ts'
import { syncRules } from './sync-rules.ts'

const MAX_BACKFILL = 5

export interface StreamTiming {
  /** Two keep-alives and some more. */
  staleMs: number
  /** How often it is said that nothing is said. */
  lifeMs: number
  /** How often it is looked whether the budget still allows it. */
  budgetMs: number
}

export const usualTiming: StreamTiming = {
  staleMs: 2 * limits.keepAliveMs + 5_000,
  lifeMs: 10_000,
  budgetMs: 60_000,
}

export interface OpenStreamDeps {
  client: XClient
  settings: XSettings
  clock: Clock
  timing: StreamTiming
}

export interface StreamWish {
  terms: readonly AskedText[]
  missedSince: Date | null
  signal: AbortSignal
}

/** Brings the rules into step and opens the one stream an app may have. */
export async function openPostStream(
  { client, settings, clock, timing }: OpenStreamDeps,
  { terms, missedSince, signal }: StreamWish,
): Promise<{ stream: PostStream; refused: ListeningProblem[] }> {
  const token = client.tokens.app()
  if (token === null)
    throw new ChannelError({ class: 'reauthorize', message: 'The stream needs the bearer token of the app' })
  const refused = await syncRules(client, terms, signal)
  const backfill = backfillMinutes(settings, missedSince, clock.now())
  const query = { ...client.fields.stream, ...(backfill > 0 && { backfill_minutes: String(backfill) }) }
  const stream = client.transport.openStream(token, 'tweets/search/stream', query)
  const stop = () => stream.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const { bytes } = await stream.open()
    return { stream: readPostStream(stream, bytes, timing), refused }
  } catch (error) {
    stream.destroy()
    signal.throwIfAborted()
    throw classifyXError(error, { now: clock.now() })
  }
}

/** What the stream itself gives again, where the contract has it. */
export function backfillMinutes({ tier }: XSettings, missedSince: Date | null, now: Date): number {
  if (tier !== 'enterprise' || missedSince === null) return 0
  const minutes = Math.ceil((now.getTime() - missedSince.getTime()) / 60_000) + 1
  return minutes > MAX_BACKFILL ? 0 : Math.max(1, minutes)
}
