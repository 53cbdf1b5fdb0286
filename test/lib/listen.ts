import type { LiveEvent } from '@hubbub/contracts'
import { type ConnectionState, createRealtimeClient } from '@hubbub/realtime/client'
import type { Person } from './sign-in.ts'

export interface Seen {
  event: LiveEvent
  /** By `performance.now()`. */
  at: number
  /** Which connection brought it; the first is 1. */
  connection: number
}

export interface Resync {
  seen: number
  cursor: string
}

export interface Listener extends Disposable {
  /** In the order in which they came. */
  events: Seen[]
  /** Those of them that tell of a message from a customer. */
  received: Seen[]
  /** Where it was told to load everything anew: how many events it had had, and the place in the log that it loaded at. */
  resyncs: readonly Resync[]
  connection(): ConnectionState
  /** The place in the log after which it sees everything. It goes on from there at once. */
  ready: Promise<string>
}

/** A real socket client, as the browser has one. */
export function listen({ url, workspaceId, cookie }: Person): Listener {
  const events: Listener['events'] = []
  const received: Listener['received'] = []
  const { promise: ready, resolve } = Promise.withResolvers<string>()
  const resyncs: Resync[] = []
  let isReady = false
  let connections = 0
  const client = createRealtimeClient({
    workspaceId,
    url,
    headers: { cookie },
    onEvents: (news) => {
      const at = performance.now()
      for (const event of news) {
        const seen = { event, at, connection: connections }
        events.push(seen)
        if (event.type === 'message.received') received.push(seen)
      }
    },
    onResync: () => {
      // Now, for the next frame may already be there and is handled before whoever waits for this.
      const cursor = client.cursor()
      if (cursor === undefined) return
      // The first is not one: it says where the client stands.
      if (isReady) resyncs.push({ seen: events.length, cursor })
      isReady = true
      resolve(cursor)
    },
    onViewers: () => {},
    onPresence: () => {},
  })
  client.connection.subscribe(() => {
    if (client.connection.get().status === 'connected') connections += 1
  })
  client.connect()
  return {
    events,
    received,
    resyncs,
    connection: client.connection.get,
    ready,
    [Symbol.dispose]: () => client.close(),
  }
}
