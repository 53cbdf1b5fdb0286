import type { Server as HttpServer } from 'node:http'
import type { StoredEvent, Typing } from '@hubbub/contracts'
import type { EventTail } from '@hubbub/database'
import type { SocketAdapter } from '@hubbub/realtime/adapter'
import { createSocketServer } from '@hubbub/realtime/server'
import { type Authorize, type FindMentions, findRightsBy } from './access.ts'
import { type Connection, type ConnectDeps, connect } from './connect.ts'
import { letIn } from './let-in.ts'
import { pushTraced } from './push-traced.ts'
import type { LogReader } from './stream.ts'
import { conversationRoom, createAnnouncer } from './viewers.ts'

export interface RealtimeDeps {
  httpServer: HttpServer
  adapter?: SocketAdapter | undefined
  origins: readonly string[]
  authorize: Authorize
  findMentions: FindMentions
  log: LogReader
  maySeeConversation: ConnectDeps['maySeeConversation']
  /** Follows the log of all workspaces from now on. */
  tail: (onEvents: (events: StoredEvent[]) => void) => EventTail
  /** Calls back with the id of a user whose session has ended somewhere, or null where it may have been anybody's. */
  onSessionEnded: (handle: (userId: string | null) => void) => Disposable
  /** Tells those who are no sockets that one of us writes. */
  tellTyping: (typing: Typing) => Promise<void>
  /** Calls back where customers write. */
  onTyping: (handle: (typing: Typing) => void) => Disposable
  onError: (error: unknown) => void
}

const TICK_MS = 1_000
/** Sessions are asked for again this often, in case no one said that they ended. */
const RECHECK_TICKS = 60
const REPEAT_TICKS = 5

export interface Realtime extends AsyncDisposable {
  /** Resolves once events flow. */
  ready: Promise<void>
  /** Throws what stands in the way while they do not. */
  check(): Promise<void>
  connections(): number
}

/** The gateway: lets sockets in, and gives each what of the event log its person may see. */
export function startRealtime(deps: RealtimeDeps): Realtime {
  const { onError } = deps
  const io = createSocketServer(deps)
  /** With their numbers in the order of coming. */
  const connections = new Map<Connection, number>()
  let count = 0
  const announcer = createAnnouncer(io, onError)
  const findRights = findRightsBy(deps.authorize, deps.findMentions)
  const connectDeps: ConnectDeps = { ...deps, findRights, announcer }

  const tail = deps.tail((events) => pushTraced(events, () => pushTo(connections.keys(), events)))
  const admissionOf = letIn(io, {
    findRights,
    place: async () => tail.cursor() ?? (await tail.ready),
    onError,
  })
  io.on('connection', (socket) => {
    const admission = admissionOf(socket)
    if (admission === undefined) return
    const connection = connect(connectDeps, socket, admission)
    connections.set(connection, (count += 1))
    announcer.presence(connection.workspaceId)
    socket.on('disconnect', () => {
      connections.delete(connection)
      connection.closed()
    })
  })
  const ended = deps.onSessionEnded((userId) => {
    for (const connection of connections.keys()) {
      if (userId !== null && connection.userId !== userId) continue
      connection.recheck().catch((error: unknown) => {
        onError(error)
        connection.drop()
      })
    }
  })
  const writing = deps.onTyping(({ workspaceId, conversationId, name, typing }) =>
    io.local
      .to(conversationRoom(workspaceId, conversationId))
      .emit('writing', { conversationId, name, typing }),
  )
  const stopTicking = everyTick(connections, announcer, onError)

  return {
    ready: tail.ready.then(() => {}),
    connections: () => connections.size,
    check: async () => {
      await tail.ready
      const trouble = tail.trouble()
      if (trouble !== null) throw new Error(trouble)
    },
    [Symbol.asyncDispose]: async () => {
      stopTicking()
      announcer.stop()
      ended[Symbol.dispose]()
      writing[Symbol.dispose]()
      await tail[Symbol.asyncDispose]()
      await io.close()
    },
  }
}

function pushTo(connections: Iterable<Connection>, events: readonly StoredEvent[]): void {
  const byWorkspace = Map.groupBy(events, ({ workspaceId }) => workspaceId)
  for (const connection of connections) {
    const own = byWorkspace.get(connection.workspaceId)
    if (own !== undefined) connection.push(own)
  }
}

/** What is looked at now and then, spread over time so that it never falls on all at once. */
function everyTick(
  connections: ReadonlyMap<Connection, number>,
  announcer: ReturnType<typeof createAnnouncer>,
  onError: (error: unknown) => void,
): () => void {
  let tick = 0
  const timer = setInterval(() => {
    tick += 1
    for (const [connection, turn] of connections) {
      connection.dropIfChoked()
      if (tick % RECHECK_TICKS === turn % RECHECK_TICKS) connection.recheck().catch(onError)
    }
    if (tick % REPEAT_TICKS > 0) return
    for (const workspaceId of new Set(connections.keys().map((each) => each.workspaceId)))
      announcer.repeat(workspaceId).catch(onError)
  }, TICK_MS)
  return () => clearInterval(timer)
}
