import type { Viewer } from '@hubbub/contracts'
import type { SocketData, SocketServer } from '@hubbub/realtime/server'
import { createDebounce } from './debounce.ts'

export const conversationRoom = (workspaceId: string, conversationId: string) =>
  `viewers:${workspaceId}:${conversationId}`
export const workspaceRoom = (workspaceId: string) => `members:${workspaceId}`

export type Announcer = ReturnType<typeof createAnnouncer>

/** Says on every instance who is here and who looks at a conversation; a person with two windows is one. */
export function createAnnouncer(io: SocketServer, onError: (error: unknown) => void) {
  const viewers = createDebounce(
    5,
    async (key) => {
      const [workspaceId = '', conversationId = ''] = key.split(' ')
      const room = io.to(conversationRoom(workspaceId, conversationId))
      const sockets = await io.in(conversationRoom(workspaceId, conversationId)).fetchSockets()
      room.emit('viewers', { conversationId, viewers: viewersAmong(sockets) })
    },
    onError,
  )
  const presence = createDebounce(
    150,
    async (workspaceId) => {
      const sockets = await io.in(workspaceRoom(workspaceId)).fetchSockets()
      io.to(workspaceRoom(workspaceId)).emit('presence', { members: membersAmong(sockets) })
    },
    onError,
  )

  return {
    viewers: (workspaceId: string, conversationId: string) =>
      viewers.call(`${workspaceId} ${conversationId}`),
    presence: presence.call,
    /** Says it again to those who are connected here: an instance that was killed took its leave of nobody. */
    repeat: async (workspaceId: string): Promise<void> => {
      const sockets = await io.in(workspaceRoom(workspaceId)).fetchSockets()
      io.local.to(workspaceRoom(workspaceId)).emit('presence', { members: membersAmong(sockets) })
      for (const [conversationId, group] of Map.groupBy(sockets, ({ data }) => data.openConversationId)) {
        if (conversationId === null) continue
        io.local
          .to(conversationRoom(workspaceId, conversationId))
          .emit('viewers', { conversationId, viewers: viewersAmong(group) })
      }
    },
    stop: () => {
      viewers.stop()
      presence.stop()
    },
  }
}

type Sockets = readonly { data: SocketData }[]

function viewersAmong(sockets: Sockets): Viewer[] {
  const viewers = new Map<string, Viewer>()
  for (const { data } of sockets) {
    const typing = data.typing || (viewers.get(data.memberId)?.typing ?? false)
    viewers.set(data.memberId, { memberId: data.memberId, name: data.name, typing })
  }
  return [...viewers.values()].toSorted(byMember)
}

function membersAmong(sockets: Sockets) {
  const members = new Map(
    sockets.map(({ data }) => [data.memberId, { memberId: data.memberId, availability: data.availability }]),
  )
  return [...members.values()].toSorted(byMember)
}

/** In one order whichever instance says it, so that a list that says the same is the same. */
const byMember = (a: { memberId: string }, b: { memberId: string }) => (a.memberId < b.memberId ? -1 : 1)
