import {
  type ServerSocket,
  type SocketData,
  type SocketServer,
  readHandshake,
  refusal,
  takeCookie,
} from '@hubbub/realtime/server'
import type { FindRights, Rights } from './access.ts'

/** What a socket was let in with. */
export interface Admission {
  cookie: string
  /** Where in the log its client stands. */
  cursor: string | undefined
  rights: Rights
  asOf: string
}

export interface LetIn {
  findRights: FindRights
  /** The place up to which events were handed on. */
  place: () => Promise<string>
  onError: (error: unknown) => void
}

/** Decides about every new socket. @returns what the accepted one was let in with. */
export function letIn(io: SocketServer, deps: LetIn): (socket: ServerSocket) => Admission | undefined {
  const admissions = new WeakMap<ServerSocket, Admission>()
  const decide = async (socket: ServerSocket): Promise<string | null> => {
    const cookie = takeCookie(socket)
    const handshake = readHandshake(socket)
    if (handshake === null) return 'realtime.bad_handshake'
    const { workspaceId, cursor } = handshake
    // Before the rights are asked for: whatever changes them later stands behind this place.
    const asOf = await deps.place()
    const rights = cookie === undefined ? null : await deps.findRights(cookie, workspaceId)
    if (cookie === undefined || rights === null) return 'access.unauthenticated'
    admissions.set(socket, { cookie, cursor, rights, asOf })
    const { memberId, name, availability } = rights
    socket.data = {
      workspaceId,
      memberId,
      name,
      availability,
      openConversationId: null,
      typing: false,
    } satisfies SocketData
    return null
  }
  const answer = async (socket: ServerSocket, next: (error?: Error) => void): Promise<void> => {
    const code = await decide(socket).catch((error: unknown) => {
      deps.onError(error)
      return 'realtime.unavailable'
    })
    next(code === null ? undefined : refusal(code))
  }
  io.use((socket, next) => void answer(socket, next))
  return (socket) => admissions.get(socket)
}
