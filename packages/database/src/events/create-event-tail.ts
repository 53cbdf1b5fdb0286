import { errorMessage, type StoredEvent } from '@hubbub/contracts'
import type { Database } from '../create-database.ts'
import { createBell, sleep } from '../bell.ts'

export interface EventTailOptions {
  db: Pick<Database, 'system' | 'listen'>
  /** A cursor, for everything after it, or `now`, for everything that is not readable yet when the tail begins. */
  from: string
  signal: AbortSignal
  /** One batch at a time, in the order of the log. Where it throws, the same batch comes again. */
  onEvents: (events: StoredEvent[], cursor: string) => void | Promise<void>
  /** A read or `onEvents` failed; the tail tries again by itself. */
  onError?: (error: unknown) => void
  batchSize?: number
  /** How long a lost notification can go unnoticed. */
  pollMs?: number
}

export interface EventTail extends AsyncDisposable {
  /** The place where it began; rejects where the signal aborted before. */
  ready: Promise<string>
  /** Up to here everything was handed over. */
  cursor(): string | null
  /** What it could not do the last time it tried; null while it follows the log. */
  trouble(): string | null
  /** Resolves when the tail has ended, after the last batch. Never rejects. */
  done: Promise<void>
}

/** An event that is committed may still be preceded by an older transaction: most end within a few milliseconds. */
const firstSettleMs = 2
const settleMs = 15
const patientSettleMs = 60
const patientAfterMs = 1_000

/** Follows the event log: in order, nothing skipped, nothing twice. */
export function createEventTail(options: EventTailOptions): EventTail {
  const ready = Promise.withResolvers<string>()
  // Nobody has to ask for it.
  ready.promise.catch(() => {})
  const stopping = new AbortController()
  const signal = AbortSignal.any([options.signal, stopping.signal])
  const bell = createBell()
  const place: Place = { cursor: null, trouble: null }

  async function run(): Promise<void> {
    using _subscription = options.db.listen('hubbub_event', () => bell.ring())
    await retry(options, signal, place, async () => {
      place.cursor ??= options.from === 'now' ? await options.db.system.eventHead() : options.from
      ready.resolve(place.cursor)
      await follow(options, signal, bell, place, place.cursor)
    })
    ready.reject(signal.reason)
  }

  const done = run()
  return {
    ready: ready.promise,
    cursor: () => place.cursor,
    trouble: () => place.trouble,
    done,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await done
    },
  }
}

type Bell = ReturnType<typeof createBell>

interface Place {
  cursor: string | null
  trouble: string | null
}

async function follow(
  { db, onEvents, batchSize = 500, pollMs = 1_000 }: EventTailOptions,
  signal: AbortSignal,
  bell: Bell,
  place: Place,
  start: string,
): Promise<void> {
  let cursor = start
  let unsettledSince: number | null = null
  while (!signal.aborted) {
    bell.reset()
    const { events, unsettled } = await db.system.readEvents(cursor, batchSize)
    const last = events.at(-1)
    if (last !== undefined && !signal.aborted) {
      await onEvents(events, last.cursor)
      cursor = last.cursor
      place.cursor = cursor
      unsettledSince = null
    }
    place.trouble = null
    if (events.length === batchSize) continue
    // What is committed after this look rings the bell.
    if (unsettled) {
      unsettledSince ??= performance.now()
      await sleep(settlePause(performance.now() - unsettledSince), signal)
    } else {
      unsettledSince = null
      await bell.wait(pollMs, signal)
    }
  }
}

/** As long again as it has waited already, within bounds. */
function settlePause(waitedMs: number): number {
  if (waitedMs > patientAfterMs) return patientSettleMs
  return Math.min(settleMs, Math.max(firstSettleMs, waitedMs))
}

async function retry(
  { onError }: EventTailOptions,
  signal: AbortSignal,
  place: Place,
  run: () => Promise<void>,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    const startedAt = Date.now()
    try {
      await run()
    } catch (error) {
      place.trouble = errorMessage(error)
      if (Date.now() - startedAt > 10_000) failures = 0
      if (!signal.aborted) onError?.(error)
      await sleep(Math.min(2_000, 50 * 2 ** failures), signal)
    }
  }
}
