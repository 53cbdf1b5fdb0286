import type { Server as HttpServer } from 'node:http'
import {
  type Ack,
  type ClientToServer,
  type ServerToClient,
  clientEvents,
  handshakeSchema,
} from '@hubbub/contracts'
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
  return new Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>(httpServer, {
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
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.parse(origin)?.host === host
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

type Handlers = {
  [E in keyof ClientToServer]: (data: Parameters<ClientToServer[E]>[0]) => Promise<Ack>
}

/** Every frame is checked before a handler sees it, and answered whatever happens. */
export function handleFrames(
  socket: ServerSocket,
  handlers: Handlers,
  onError: (error: unknown) => void,
): void {
  const run = async (event: keyof Handlers, data: unknown, reply?: (ack: Ack) => void) => {
    const answer = await answerTo(event, data, handlers).catch((error: unknown): Ack => {
      onError(error)
      return { ok: false, code: 'realtime.failed' }
    })
    reply?.(answer)
  }
  socket.on('watch', (data, reply) => void run('watch', data, reply))
  socket.on('typing', (data, reply) => void run('typing', data, reply))
}

async function answerTo(event: keyof Handlers, data: unknown, handlers: Handlers): Promise<Ack> {
  if (event === 'watch') {
    const parsed = clientEvents.watch.safeParse(data)
    return parsed.success ? await handlers.watch(parsed.data) : { ok: false, code: 'realtime.bad_frame' }
  }
  const parsed = clientEvents.typing.safeParse(data)
  return parsed.success ? await handlers.typing(parsed.data) : { ok: false, code: 'realtime.bad_frame' }
}
