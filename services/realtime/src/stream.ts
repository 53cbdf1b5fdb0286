import { type LiveEvent, compareCursors } from '@hubbub/contracts'
import { type LoggedEvent, projectEvent } from '@hubbub/domain'
import type { Access } from './access.ts'

/** Events that a client which was away may catch up on; beyond that, loading anew is cheaper for everybody. */
const MAX_CATCH_UP = 2_000
const PAGE = 500

export interface LogReader {
  /** In the order of the log. */
  read(workspaceId: string, after: string, limit: number): Promise<LoggedEvent[]>
  head(workspaceId: string): Promise<string>
}

export interface StreamOptions {
  workspaceId: string
  access: () => Access
  log: LogReader
  send: (message: { events: LiveEvent[]; cursor: string }) => void
  resync: (message: { cursor: string }) => void
}

/**
 * What one client gets of the log. Live events that come while it catches up are held and sent after, and whatever
 * stands at or before its place is dropped: so nothing is missed, nothing comes twice, and all comes in order.
 */
export function createStream({ workspaceId, access, log, send, resync }: StreamOptions) {
  let place: string | null = null
  let held: LoggedEvent[] = []
  let live = false

  const pass = (events: readonly LoggedEvent[]) => {
    const after = place
    const news = after === null ? events : events.filter(({ cursor }) => compareCursors(cursor, after) > 0)
    const last = news.at(-1)
    if (last === undefined) return
    place = last.cursor
    const seen = news.map((event) => projectEvent(access().viewer, event)).filter((event) => event !== null)
    if (seen.length > 0) send({ events: seen, cursor: last.cursor })
  }

  const catchUp = async (from: string): Promise<boolean> => {
    place = from
    for (let read = 0; read < MAX_CATCH_UP; read += PAGE) {
      const events = await log.read(workspaceId, place, PAGE)
      pass(events)
      if (events.length < PAGE) return true
    }
    return false
  }

  return {
    /** Called once, after the stream has been given a share of the live events. */
    async start(from: string | undefined): Promise<void> {
      if (from === undefined || !(await catchUp(from))) {
        place = await log.head(workspaceId)
        if (from === undefined) send({ events: [], cursor: place })
        else resync({ cursor: place })
      }
      const waiting = held
      held = []
      pass(waiting)
      live = true
    },
    push(events: readonly LoggedEvent[]): void {
      if (live) pass(events)
      else held.push(...events)
    },
  }
}
