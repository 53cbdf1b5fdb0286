import type { Server as HttpServer } from 'node:http'
import { type ClientToServer, type ServerToClient, handshakeSchema } from '@hubbub/contracts'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import type { SocketAdapter } from './adapter.ts'

/** What every instance may know of a socket, also of those connected elsewhere. */
export interface SocketData {
  workspaceId: string
  memberId: string
  name: string
  availability: 'online' | 'away' | 'offline'
  openConversationId: string | null
  typing: boolean
}

export type SocketServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>
export type ServerSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>

export interface SocketServerOptions {
  httpServer: HttpServer
  /** Unset with one instance: then nobody else needs to know of its sockets. */
  adapter?: SocketAdapter | undefined
  /** Pages that may connect; cookies go along, so never everybody. */
  origins: readonly string[]
}

/** Socket.IO typed by the contracts. Frames from browsers are small: more than that is refused. */
export function createSocketServer({ httpServer, adapter, origins }: SocketServerOptions): SocketServer {
  const io = new Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    allowRequest: (request, decide) => {
      const { origin } = request.headers
      decide(null, origin === undefined || isOwn(origin, request.headers.host) || origins.includes(origin))
    },
    ...(adapter && { adapter }),
  })
  countUnsent(io)
  return io
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.parse(origin)?.host === host
}

const unsent = new WeakMap<object, number>()

/** Counts what waits in this process because the client has not taken what was sent before. */
function countUnsent(io: Server): void {
  io.engine.on('connection', (connection: ServerSocket['conn']) => {
    connection.on('packetCreate', ({ data }: { data?: string | Buffer }) =>
      unsent.set(connection, (unsent.get(connection) ?? 0) + (data?.length ?? 0)),
    )
    connection.on('flush', () => unsent.set(connection, 0))
  })
}

const MAX_UNSENT = 1024 * 1024

/** Whether a client takes so little of what it is sent that keeping more for it would only cost memory. */
export function isChoked(socket: ServerSocket): boolean {
  return (unsent.get(socket.conn) ?? 0) > MAX_UNSENT
}

/** Out of the handshake, which every instance can ask for, and so out of everything that goes between them. */
export function takeCookie(socket: ServerSocket): string | undefined {
  const { cookie } = socket.handshake.headers
  delete socket.handshake.headers.cookie
  return cookie
}

/** A refusal with a code that the client can act on. */
export function refusal(code: string): Error & { data: { code: string } } {
  return Object.assign(new Error(code), { data: { code } })
}

export function readHandshake(
  socket: ServerSocket,
): { workspaceId: string; cursor?: string | undefined } | null {
  return handshakeSchema.safeParse(socket.handshake.auth).data ?? null
}

export { handleFrames } from './handle-frames.ts'
