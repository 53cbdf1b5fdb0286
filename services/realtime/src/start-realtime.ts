import type { Server as HttpServer } from 'node:http'
import type { StoredEvent } from '@hubbub/contracts'
import type { EventTail } from '@hubbub/database'
import type { SocketAdapter } from '@hubbub/realtime/adapter'
import {
  type ServerSocket,
  type SocketData,
  createSocketServer,
  readHandshake,
  refusal,
} from '@hubbub/realtime/server'
import type { Access, Authorize } from './access.ts'
import { type Connection, type ConnectDeps, connect } from './connect.ts'
import { createDebounce } from './debounce.ts'
import { pushTraced } from './push-traced.ts'
import type { LogReader } from './stream.ts'
import { announcePresence, announceViewers } from './viewers.ts'

export interface RealtimeDeps {
  httpServer: HttpServer
  adapter?: SocketAdapter | undefined
  origins: readonly string[]
  authorize: Authorize
  log: LogReader
  maySeeConversation: ConnectDeps['maySeeConversation']
  /** Follows the log of all workspaces from now on. */
  tail: (onEvents: (events: StoredEvent[]) => void) => EventTail
  /** Calls back with the id of a user whose session has ended somewhere. */
  onSessionEnded: (handle: (userId: string) => void) => Disposable
  onError: (error: unknown) => void
}

/** Sessions are asked for again this often, in case no one said that they ended. */
const RECHECK_MS = 60_000

export interface Realtime extends AsyncDisposable {
  /** Resolves once events flow. */
  ready: Promise<void>
  connections(): number
}

/** The gateway: lets sockets in, and gives each what of the event log its person may see. */
export function startRealtime(deps: RealtimeDeps): Realtime {
  const io = createSocketServer(deps)
  const connections = new Map<string, Connection>()
  const presence = createDebounce(150, (workspaceId) => {
    announcePresence(io, workspaceId).catch(deps.onError)
  })
  const connectDeps: ConnectDeps = { io, ...deps, presence: presence.call }

  letIn(io, deps.authorize, deps.onError)
  io.on('connection', (socket) => {
    const access = accesses.get(socket)
    if (access === undefined) return
    const connection = connect(connectDeps, socket, access)
    connections.set(socket.id, connection)
    presence.call(connection.workspaceId)
    socket.on('disconnect', () => {
      connections.delete(socket.id)
      presence.call(connection.workspaceId)
      const { openConversationId, workspaceId } = socket.data
      if (openConversationId !== null)
        announceViewers(io, workspaceId, openConversationId).catch(deps.onError)
    })
  })

  const recheck = (which: (connection: Connection) => boolean) => {
    for (const connection of connections.values()) {
      if (which(connection))
        connection.recheck().then(() => presence.call(connection.workspaceId), deps.onError)
    }
  }
  const tail = deps.tail((events) => {
    pushTraced(events, () => {
      for (const connection of connections.values()) {
        const own = events.filter(({ workspaceId }) => workspaceId === connection.workspaceId)
        if (own.length > 0) connection.push(own)
      }
    })
    for (const { type, subjectId, workspaceId } of events) {
      if (type === 'member.updated') recheck((connection) => connection.memberId === subjectId)
      if (type === 'team.updated') recheck((connection) => connection.workspaceId === workspaceId)
    }
  })
  const ended = deps.onSessionEnded((userId) => recheck((connection) => connection.userId === userId))
  const timer = setInterval(() => recheck(() => true), RECHECK_MS)

  return {
    ready: tail.ready.then(() => {}),
    connections: () => connections.size,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      presence.stop()
      ended[Symbol.dispose]()
      await tail[Symbol.asyncDispose]()
      await io.close()
    },
  }
}

const accesses = new WeakMap<ServerSocket, Access>()

function letIn(
  io: ReturnType<typeof createSocketServer>,
  authorize: Authorize,
  onError: (error: unknown) => void,
): void {
  const decide = async (socket: ServerSocket): Promise<string | null> => {
    const handshake = readHandshake(socket)
    if (handshake === null) return 'realtime.bad_handshake'
    const { cookie } = socket.handshake.headers
    const access = cookie === undefined ? null : await authorize(cookie, handshake.workspaceId)
    if (access === null) return 'access.unauthenticated'
    accesses.set(socket, access)
    socket.data = {
      workspaceId: handshake.workspaceId,
      memberId: access.memberId,
      name: access.name,
      availability: access.availability,
      openConversationId: null,
      typing: false,
    } satisfies SocketData
    return null
  }
  const decideSafely = async (socket: ServerSocket): Promise<string | null> => {
    try {
      return await decide(socket)
    } catch (error) {
      onError(error)
      return 'realtime.unavailable'
    }
  }
  const answer = async (socket: ServerSocket, next: (error?: Error) => void): Promise<void> => {
    const code = await decideSafely(socket)
    next(code === null ? undefined : refusal(code))
  }
  io.use((socket, next) => void answer(socket, next))
}
