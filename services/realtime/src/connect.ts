import type { Typing } from '@hubbub/contracts'
import type { LoggedEvent } from '@hubbub/domain'
import { type ServerSocket, isChoked } from '@hubbub/realtime/server'
import type { Access, FindRights } from './access.ts'
import { attend } from './attend.ts'
import type { Admission } from './let-in.ts'
import { createStream, type LogReader } from './stream.ts'
import { type Announcer, workspaceRoom } from './viewers.ts'

export interface ConnectDeps {
  findRights: FindRights
  log: LogReader
  maySeeConversation: (access: Access, workspaceId: string, conversationId: string) => Promise<boolean>
  announcer: Announcer
  tellTyping: (typing: Typing) => Promise<void>
  onError: (error: unknown) => void
}

export interface Connection {
  workspaceId: string
  userId: string
  push(events: readonly LoggedEvent[]): void
  /** Asks again what the session may see, and ends the connection where that is nothing. Throws where nobody can tell. */
  recheck(): Promise<void>
  /** Ends it where its client does not take what it is sent. */
  dropIfChoked(): void
  drop(): void
  /** After the socket has ended. */
  closed(): void
}

/** What stands behind one socket that was let in. */
export function connect(deps: ConnectDeps, socket: ServerSocket, admission: Admission): Connection {
  const { workspaceId } = socket.data
  const { announcer, onError } = deps
  // The transport is cut: whoever does not read would not read a farewell either.
  const drop = () => socket.conn.close(true)
  const fail = (error: unknown) => {
    onError(error)
    socket.disconnect(true)
  }
  const introduce = ({ name, availability }: Access) => {
    if (socket.data.name === name && socket.data.availability === availability) return
    Object.assign(socket.data, { name, availability })
    announcer.presence(workspaceId)
    attention.announce()
  }
  const stream = createStream({
    workspaceId,
    ...admission,
    log: deps.log,
    renew: async () => {
      const rights = await deps.findRights(admission.cookie, workspaceId)
      if (rights !== null) introduce(rights)
      return rights
    },
    send: (message) => {
      if (isChoked(socket)) return drop()
      socket.emit('events', message)
      if (attention.isTouchedBy(message.events)) attention.review().catch(fail)
    },
    resync: (message) => {
      socket.emit('resync', message)
      attention.review().catch(fail)
    },
    end: () => socket.disconnect(true),
    fail,
  })
  const attention = attend(socket, {
    announcer,
    tellTyping: deps.tellTyping,
    onError,
    mayLook: async (id) => await deps.maySeeConversation(stream.rights(), workspaceId, id),
  })
  void socket.join(workspaceRoom(workspaceId))
  stream.start(admission.cursor).catch(fail)

  return {
    workspaceId,
    userId: admission.rights.userId,
    push: stream.push,
    recheck: stream.recheck,
    dropIfChoked: () => {
      if (isChoked(socket)) drop()
    },
    drop,
    closed: () => {
      attention.stop()
      attention.announce()
      announcer.presence(workspaceId)
    },
  }
}
