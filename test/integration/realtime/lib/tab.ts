import type { LiveEvent, Viewer } from '@hubbub/contracts'
import { createRealtimeClient, type Presence } from '@hubbub/realtime/client'
import { expect } from 'vitest'

/** One window of a browser, by the client that the browser has. */
export function openTab(
  { workspaceId, cookie }: { workspaceId: string; cookie: string },
  url: string,
  { cursor }: { cursor?: string } = {},
) {
  const events: LiveEvent[] = []
  const viewers = new Map<string, Viewer[]>()
  let presence: Presence = []
  let resyncs = 0
  const client = createRealtimeClient({
    workspaceId,
    url,
    headers: { cookie },
    backoff: { first: 50, longest: 300 },
    ...(cursor !== undefined && { cursor }),
    onEvents: (news) => void events.push(...news),
    onResync: () => void (resyncs += 1),
    onViewers: (conversationId, list) => void viewers.set(conversationId, list),
    onPresence: (members) => void (presence = members),
  })
  client.connect()
  const status = () => client.connection.get().status
  return {
    client,
    events,
    /** Of one conversation, or all, as `type` or `type gone`. */
    told: (conversationId?: string) =>
      events
        .filter((event) => conversationId === undefined || event.conversationId === conversationId)
        .map(({ type, gone }) => (gone ? `${type} gone` : type)),
    resyncs: () => resyncs,
    viewers: (conversationId: string) => viewers.get(conversationId) ?? [],
    presence: () => presence,
    status,
    /** Connected, and with a place in the log. */
    ready: async () => {
      await expect
        .poll(() => [status(), client.cursor() !== undefined], patience)
        .toEqual(['connected', true])
    },
    [Symbol.dispose]: () => client.close(),
  }
}

export const patience = { timeout: 15_000, interval: 20 }
