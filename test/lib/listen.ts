import type { LiveEvent } from '@hubbub/contracts'
import { createRealtimeClient } from '@hubbub/realtime/client'
import type { Person } from './sign-in.ts'

export interface Listener extends Disposable {
  /** In the order in which they came, with the moment by `performance.now()`. */
  events: { event: LiveEvent; at: number }[]
  /** Those of them that tell of a message from a customer. */
  received: { event: LiveEvent; at: number }[]
  /** How often it was told to load everything anew. */
  resyncs(): number
  /** Resolves once it has a place in the log. */
  ready: Promise<void>
  cursor(): string | undefined
}

/** A real socket client, as the browser has one. */
export function listen({ url, workspaceId, cookie }: Person): Listener {
  const events: Listener['events'] = []
  const received: Listener['received'] = []
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  let resyncs = 0
  const client = createRealtimeClient({
    workspaceId,
    url,
    headers: { cookie },
    onEvents: (news) => {
      const at = performance.now()
      for (const event of news) {
        events.push({ event, at })
        if (event.type === 'message.received') received.push({ event, at })
      }
    },
    onResync: () => {
      resyncs += 1
      resolve()
    },
    onViewers: () => {},
    onPresence: () => {},
  })
  client.connect()
  return {
    events,
    received,
    // The first is not one: it says where the client stands.
    resyncs: () => Math.max(0, resyncs - 1),
    ready,
    cursor: client.cursor,
    [Symbol.dispose]: () => client.close(),
  }
}
