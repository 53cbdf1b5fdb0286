import type { SocketServer } from '@hubbub/realtime/server'

export const conversationRoom = (workspaceId: string, conversationId: string) =>
  `viewers:${workspaceId}:${conversationId}`
export const workspaceRoom = (workspaceId: string) => `members:${workspaceId}`

/** Tells all who look at a conversation who else does, on every instance; a person with two windows is one viewer. */
export async function announceViewers(
  io: SocketServer,
  workspaceId: string,
  conversationId: string,
): Promise<void> {
  const room = conversationRoom(workspaceId, conversationId)
  const sockets = await io.in(room).fetchSockets()
  const viewers = new Map<string, { memberId: string; name: string; typing: boolean }>()
  for (const { data } of sockets) {
    const typing = data.typing || (viewers.get(data.memberId)?.typing ?? false)
    viewers.set(data.memberId, { memberId: data.memberId, name: data.name, typing })
  }
  io.to(room).emit('viewers', { conversationId, viewers: [...viewers.values()] })
}

/** Tells a workspace who of it is here. */
export async function announcePresence(io: SocketServer, workspaceId: string): Promise<void> {
  const room = workspaceRoom(workspaceId)
  const sockets = await io.in(room).fetchSockets()
  const members = new Map(
    sockets.map(({ data }) => [data.memberId, { memberId: data.memberId, availability: data.availability }]),
  )
  io.to(room).emit('presence', { members: [...members.values()] })
}
