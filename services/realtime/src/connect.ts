import type { LoggedEvent } from '@hubbub/domain'
import { type ServerSocket, type SocketServer, handleFrames, readHandshake } from '@hubbub/realtime/server'
import type { Access, Authorize } from './access.ts'
import { createStream, type LogReader } from './stream.ts'
import { announceViewers, conversationRoom, workspaceRoom } from './viewers.ts'

export interface ConnectDeps {
  io: SocketServer
  authorize: Authorize
  log: LogReader
  maySeeConversation: (access: Access, workspaceId: string, conversationId: string) => Promise<boolean>
  presence: (workspaceId: string) => void
  onError: (error: unknown) => void
}

export interface Connection {
  workspaceId: string
  userId: string
  memberId: string
  push(events: readonly LoggedEvent[]): void
  /** Asks again what the session may see, and ends the connection where that is nothing. */
  recheck(): Promise<void>
}

/** What stands behind one socket that was let in. */
export function connect(deps: ConnectDeps, socket: ServerSocket, first: Access): Connection {
  const { workspaceId } = socket.data
  let access = first
  const stream = createStream({
    workspaceId,
    access: () => access,
    log: deps.log,
    send: (message) => socket.emit('events', message),
    resync: (message) => socket.emit('resync', message),
  })
  void socket.join(workspaceRoom(workspaceId))
  handleFrames(
    socket,
    frames(deps, socket, () => access),
    deps.onError,
  )
  stream.start(readHandshake(socket)?.cursor).catch((error: unknown) => {
    deps.onError(error)
    socket.disconnect(true)
  })
  return {
    workspaceId,
    userId: first.userId,
    memberId: first.memberId,
    push: (events) => stream.push(events),
    recheck: async () => {
      const now = await deps.authorize(socket.handshake.headers.cookie ?? '', workspaceId)
      if (now === null) {
        socket.disconnect(true)
        return
      }
      access = now
      Object.assign(socket.data, { name: now.name, availability: now.availability })
      const { openConversationId } = socket.data
      if (
        openConversationId !== null &&
        !(await deps.maySeeConversation(now, workspaceId, openConversationId))
      )
        await look(deps, socket, null)
    },
  }
}

function frames(
  deps: ConnectDeps,
  socket: ServerSocket,
  access: () => Access,
): Parameters<typeof handleFrames>[1] {
  const { workspaceId } = socket.data
  return {
    watch: async ({ openConversationId }) => {
      const allowed =
        openConversationId === null ||
        (await deps.maySeeConversation(access(), workspaceId, openConversationId))
      await look(deps, socket, allowed ? openConversationId : null)
      return allowed ? { ok: true } : { ok: false, code: 'conversation.not_found' }
    },
    typing: async ({ conversationId, typing }) => {
      if (socket.data.openConversationId !== conversationId)
        return { ok: false, code: 'conversation.not_watched' }
      if (socket.data.typing !== typing) {
        socket.data.typing = typing
        await announceViewers(deps.io, workspaceId, conversationId)
      }
      return { ok: true }
    },
  }
}

/** Replaces what the socket looks at, and tells those who look at the old and the new. */
async function look(deps: ConnectDeps, socket: ServerSocket, conversationId: string | null): Promise<void> {
  const { workspaceId, openConversationId: former } = socket.data
  if (former === conversationId) return
  socket.data.openConversationId = conversationId
  socket.data.typing = false
  if (former !== null) {
    await socket.leave(conversationRoom(workspaceId, former))
    await announceViewers(deps.io, workspaceId, former)
  }
  if (conversationId !== null) {
    await socket.join(conversationRoom(workspaceId, conversationId))
    await announceViewers(deps.io, workspaceId, conversationId)
  }
}
