import type { StoredEvent } from '@hubbub/contracts'
import type { Database } from '../create-database.ts'
import { createEventTail } from './create-event-tail.ts'
import { firstCursor } from './event-rows.ts'

export interface EventReaderOptions {
  db: Pick<Database, 'system' | 'listen' | 'lead'>
  /** Its name; where it stands is kept under it. */
  reader: string
  /** Where it begins the first time ever. */
  from?: 'start' | 'now'
  signal: AbortSignal
  /** Gets every event at least once, in order. A batch comes again after an error or a crash, so it must be safe to repeat. */
  handle: (events: StoredEvent[]) => Promise<void>
  onError?: (error: unknown) => void
  batchSize?: number
  pollMs?: number
}

export interface EventReader extends AsyncDisposable {
  /** Resolves when it has ended; never rejects. */
  done: Promise<void>
}

/** A reader of the event log that remembers its place. Start it in as many processes as you like: one reads, the others stand by. */
export function createEventReader(options: EventReaderOptions): EventReader {
  const stopping = new AbortController()
  const signal = AbortSignal.any([options.signal, stopping.signal])
  const done = options.db.lead({
    name: `event reader ${options.reader}`,
    signal,
    work: (leading) => readAsLeader(options, leading),
    ...(options.onError && { onError: options.onError }),
  })
  return {
    done,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await done
    },
  }
}

async function readAsLeader(options: EventReaderOptions, leading: AbortSignal): Promise<void> {
  const { db, reader, handle } = options
  const overtaken = new AbortController()
  let place = await startingPlace(options)
  await using tail = createEventTail({
    ...options,
    from: place,
    signal: AbortSignal.any([leading, overtaken.signal]),
    async onEvents(events, cursor) {
      await handle(events)
      // Whoever led before us may have moved it after all; then the stored place is the true one.
      if (await db.system.moveReader(reader, place, cursor)) place = cursor
      else overtaken.abort()
    },
  })
  await tail.done
}

async function startingPlace({ db, reader, from = 'start' }: EventReaderOptions): Promise<string> {
  const stored = await db.system.readerCursor(reader)
  if (stored !== null) return stored
  const first = from === 'now' ? await db.system.eventHead() : firstCursor
  await db.system.moveReader(reader, null, first)
  return (await db.system.readerCursor(reader)) ?? first
}
