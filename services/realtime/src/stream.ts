import { type ServerToClient, compareCursors } from '@hubbub/contracts'
import type { LoggedEvent } from '@hubbub/domain'
import type { Rights } from './access.ts'
import { createSight, laterOf, type SightOptions } from './sight.ts'

/** What two minutes away cost at 50 messages a second; beyond that, loading anew is cheaper for everybody. */
const MAX_CATCH_UP = 20_000
const PAGE = 500

export interface LogReader {
  /** In the order of the log. */
  read(workspaceId: string, after: string, limit: number): Promise<LoggedEvent[]>
  /** The newest place of the workspace. */
  head(workspaceId: string): Promise<string>
  /** The newest place of all. */
  end(): Promise<string>
}

export interface StreamOptions extends SightOptions {
  workspaceId: string
  log: LogReader
  /** Asks anew; null where the session may see nothing any more. */
  renew: () => Promise<Rights | null>
  send: (message: Parameters<ServerToClient['events']>[0]) => void
  resync: (message: Parameters<ServerToClient['resync']>[0]) => void
  /** The session has ended. */
  end: () => void
  fail: (error: unknown) => void
}

/**
 * What one client gets of the log. While it catches up, live events are not kept but read from the log afterwards, and
 * what stands at or before its place is dropped: nothing is missed, nothing comes twice, all comes in order, and
 * nothing grows. What stands behind a change of its person's rights waits until the new rights are known.
 */
export function createStream(options: StreamOptions) {
  const sight = createSight(options)
  const reader = createReader(options, sight)
  return {
    rights: sight.rights,
    /** Called once, when the stream already gets its share of the live events. */
    start: reader.start,
    push(events: readonly LoggedEvent[]): void {
      if (reader.isReading()) reader.missed()
      else if (events.some(sight.isChangedBy)) reader.renewAndRead().catch(options.fail)
      else reader.pass(events)
    },
    /** Asks whether the session still stands; throws where nobody can tell. */
    async recheck(): Promise<void> {
      const next = await options.renew()
      if (next === null) reader.end()
      else if (!sight.isSame(next)) await reader.renewAndRead()
    },
  }
}

function createReader(options: StreamOptions, sight: ReturnType<typeof createSight>) {
  const { workspaceId, log } = options
  let place = options.asOf
  let isReading = true
  let missed = false
  let stale = false
  let reload = false
  let returning = false
  let ended = false

  const end = () => {
    ended = true
    options.end()
  }
  const pass = (events: readonly LoggedEvent[]) => {
    const news = events.filter(({ cursor }) => compareCursors(cursor, place) > 0)
    const last = news.at(-1)
    if (last === undefined || ended) return
    place = last.cursor
    const seen = news.map(sight.project).filter((event) => event !== null)
    if (seen.length > 0) options.send({ events: seen, cursor: place })
  }
  const renew = async () => {
    const head = await log.head(workspaceId)
    stale = false
    const next = await options.renew()
    if (next === null) return end()
    const isOther = !sight.isSame(next)
    sight.adopt(next, head)
    if (!isOther && !reload) return undefined
    reload = false
    place = laterOf(place, head)
    return options.resync({ cursor: place })
  }
  const readOn = async () => {
    isReading = true
    let isFull = true
    for (let count = 0; isFull || missed || stale || reload;) {
      missed = false
      if (stale || reload) await renew()
      if (ended) return
      const events = await log.read(workspaceId, place, PAGE)
      isFull = events.length === PAGE
      count += events.length
      // What a client shows that comes back may have been loaded before its rights changed, and the log may tell of that
      // only later, where an older transaction still runs.
      if (returning && events.some(sight.isOwn)) [reload, returning] = [true, false]
      else if (isFull && count >= MAX_CATCH_UP) [reload, count] = [true, 0]
      else if (events.some(sight.isChangedBy)) stale = true
      else pass(events)
    }
    isReading = false
  }

  return {
    pass,
    end,
    isReading: () => isReading,
    missed: () => void (missed = true),
    start: async (from: string | undefined): Promise<void> => {
      if (from === undefined) options.send({ events: [], cursor: place })
      // A place that the log has never come to is of another log.
      else if (compareCursors(from, place) > 0 && compareCursors(from, await log.end()) > 0) reload = true
      else [place, returning] = [from, true]
      await readOn()
    },
    renewAndRead: async (): Promise<void> => {
      stale = true
      if (!isReading) await readOn()
    },
  }
}
