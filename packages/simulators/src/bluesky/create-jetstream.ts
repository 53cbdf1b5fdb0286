import type { WebSocket } from 'ws'
import { startHttpServer } from '../http/start-http-server.ts'
import { createSocketHub } from '../sockets/socket-hub.ts'
import { cidOf, createTids, didOf } from './bsky-ids.ts'

interface CommitEvent {
  did: string
  time_us: number
  kind: 'commit'
  commit: {
    rev: string
    operation: 'create' | 'update' | 'delete'
    collection: string
    rkey: string
    record?: Record<string, unknown>
    cid?: string
  }
}

export interface JetstreamOptions {
  now?: () => Date
  port?: number
  /** How long events are kept for replay. Default 36 hours; what is asked for from before is moved up in silence. */
  keptMs?: number
}

export type Jetstream = Awaited<ReturnType<typeof createJetstream>>

/** A Jetstream instance: live events, replay from a cursor that includes its own moment, and sockets that break. */
export async function createJetstream({
  now = () => new Date(),
  port = 0,
  keptMs = 36 * 3_600_000,
}: JetstreamOptions = {}) {
  const events: CommitEvent[] = []
  const live = new Set<{ socket: WebSocket; wanted: string[] }>()
  const asked: URLSearchParams[] = []
  const make = createEvents(now)

  const hub = createSocketHub({
    onOpen(socket, incoming) {
      const query = new URL(incoming.url ?? '/', 'http://jetstream').searchParams
      asked.push(query)
      const wanted = query.getAll('wantedCollections')
      const cursor = query.get('cursor')
      if (cursor !== null) {
        const from = Math.max(Number(cursor), (now().getTime() - keptMs) * 1000)
        for (const event of events) if (event.time_us >= from && isWanted(event, wanted)) send(socket, event)
      }
      const client = { socket, wanted }
      live.add(client)
      socket.on('close', () => live.delete(client))
      socket.on('error', () => socket.terminate())
    },
  })
  const server = await startHttpServer({ port, routes: {}, upgrade: hub.upgrade })

  const isWanted = ({ commit }: CommitEvent, wanted: readonly string[]) =>
    wanted.length === 0 || wanted.includes(commit.collection)
  const send = (socket: WebSocket, event: CommitEvent) => hub.send(socket, JSON.stringify(event))

  function emit(event: CommitEvent, { quietly = false } = {}) {
    events.push(event)
    if (!quietly) for (const { socket, wanted } of live) if (isWanted(event, wanted)) send(socket, event)
    return event
  }

  return {
    url: `${server.url.replace('http', 'ws')}/subscribe`,
    sockets: hub,
    /** What clients asked for when they connected. */
    asked: asked as readonly URLSearchParams[],
    uriOf: ({ did, commit }: CommitEvent) => `at://${did}/${commit.collection}/${commit.rkey}`,
    post(handle: string, text: string, options: { at?: Date; quietly?: boolean } = {}): CommitEvent {
      const at = options.at ?? now()
      const record = { $type: 'app.bsky.feed.post', text, createdAt: at.toISOString(), langs: ['en'] }
      return emit(make(handle, { record, cid: cidOf(text) }, at), options)
    },
    remove: ({ commit }: CommitEvent, handle: string) =>
      emit(make(handle, { operation: 'delete', rkey: commit.rkey, collection: commit.collection })),
    /** The same again, as happens where replay meets the present. */
    repeat(event: CommitEvent) {
      for (const { socket } of live) send(socket, event)
    },
    /** Whoever listens hears it, under a time that has passed already; it is kept in its place. */
    late(handle: string, text: string, agoMs: number): CommitEvent {
      const event = {
        ...make(handle, { record: { text, createdAt: now().toISOString() }, cid: cidOf(text) }),
      }
      event.time_us -= agoMs * 1000
      const place = events.findIndex(({ time_us: at }) => at > event.time_us)
      events.splice(place < 0 ? events.length : place, 0, event)
      for (const { socket } of live) send(socket, event)
      return event
    },
    disconnect: hub.cut,
    async [Symbol.asyncDispose]() {
      hub.cut()
      await server.close()
    },
  }
}

/** Times only grow, as those of a real instance do. */
function createEvents(now: () => Date) {
  const tid = createTids(now)
  let lastUs = 0
  return function make(handle: string, commit: Partial<CommitEvent['commit']>, at = now()): CommitEvent {
    lastUs = Math.max(lastUs + 1, at.getTime() * 1000)
    const rkey = commit.rkey ?? tid()
    return {
      did: didOf(handle),
      time_us: lastUs,
      kind: 'commit',
      commit: { rev: tid(), operation: 'create', collection: 'app.bsky.feed.post', rkey, ...commit },
    }
  }
}
