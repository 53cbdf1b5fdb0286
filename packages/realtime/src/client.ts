import {
  type ClientToServer,
  type LiveEvent,
  type ServerToClient,
  type Viewer,
  serverEvents,
} from '@hubbub/contracts'
import { type Socket, io } from 'socket.io-client'
import { createPlace } from './client-place.ts'

export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'connected' }
  /** The line is down; it is tried again by itself. */
  | { status: 'reconnecting'; since: Date }
  /** The server does not let this session in; tried again rarely. */
  | { status: 'refused'; code: string }

export type Presence = Parameters<ServerToClient['presence']>[0]['members']

export interface RealtimeHandlers {
  /** In the order of the log, each once. */
  onEvents: (events: LiveEvent[]) => void
  /** What is held is too old or of unknown age: load everything anew. */
  onResync: () => void
  onViewers: (conversationId: string, viewers: Viewer[]) => void
  onPresence: (members: Presence) => void
  onWriting?: (writing: Parameters<ServerToClient['writing']>[0]) => void
}

export interface RealtimeOptions extends RealtimeHandlers {
  workspaceId: string
  /** Origin of the gateway; empty is the page's own. */
  url?: string
  /** A place in the log to go on from. */
  cursor?: string
  headers?: Record<string, string>
  /** Milliseconds; the first pause before trying again and the longest. */
  backoff?: { first: number; longest: number }
  now?: () => Date
}

export type RealtimeClient = ReturnType<typeof createRealtimeClient>
type ClientSocket = Socket<ServerToClient, ClientToServer>

/** One socket for one workspace: keeps its place in the event log over every interruption. */
export function createRealtimeClient(options: RealtimeOptions) {
  const { first, longest } = options.backoff ?? { first: 500, longest: 15_000 }
  const connection = createConnectionState(options.now ?? (() => new Date()))
  const place = createPlace(options.cursor)
  let openConversationId: string | null = null

  const socket: ClientSocket = io(options.url ?? '', {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    withCredentials: true,
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: first,
    reconnectionDelayMax: longest,
    randomizationFactor: 0.5,
    ...(options.headers && { extraHeaders: options.headers }),
    auth: (give) => {
      const cursor = place.cursor()
      give({ workspaceId: options.workspaceId, ...(cursor !== undefined && { cursor }) })
    },
  })

  const sendWatch = () => {
    if (socket.connected) socket.emit('watch', { openConversationId })
  }
  socket.on('connect', () => {
    connection.set({ status: 'connected' })
    sendWatch()
  })
  receive(socket, place, options)
  const stopKnocking = knockAgain(socket, connection, { first, longest })

  return {
    connection: { get: connection.get, subscribe: connection.subscribe },
    /** Its place in the log, to be kept and given to a later client. */
    cursor: place.cursor,
    connect: () => void socket.connect(),
    /** Replaces what this socket looks at; said again after every reconnect. */
    watch: (conversationId: string | null) => {
      openConversationId = conversationId
      sendWatch()
    },
    /** Worth nothing later, so it is not kept while the line is down. */
    typing: (conversationId: string, typing: boolean, note = false) =>
      void socket.volatile.emit('typing', { conversationId, typing, note }),
    close: () => {
      stopKnocking()
      socket.disconnect()
    },
  }
}

/** A frame that is not what it should be is as good as none: the next catching up mends what it was about. */
function receive(
  socket: ClientSocket,
  place: ReturnType<typeof createPlace>,
  { onEvents, onResync, onViewers, onPresence, onWriting }: RealtimeHandlers,
): void {
  socket.on('events', (message) => {
    const { data } = serverEvents.events.safeParse(message)
    if (data === undefined) return
    const isFirst = place.cursor() === undefined
    const news = place.take(data)
    // Only what is loaded from here on is sure to be as new as the place.
    if (isFirst) onResync()
    if (news.length > 0) onEvents(news)
  })
  socket.on('resync', (message) => {
    const { data } = serverEvents.resync.safeParse(message)
    if (data === undefined) return
    place.reset(data.cursor)
    onResync()
  })
  socket.on('viewers', (message) => {
    const { data } = serverEvents.viewers.safeParse(message)
    if (data !== undefined) onViewers(data.conversationId, data.viewers)
  })
  socket.on('writing', (message) => {
    const { data } = serverEvents.writing.safeParse(message)
    if (data !== undefined) onWriting?.(data)
  })
  const isNews = createNewsCheck()
  socket.on('presence', (message) => {
    const { data } = serverEvents.presence.safeParse(message)
    // It is repeated now and then.
    if (data !== undefined && isNews(data)) onPresence(data.members)
  })
}

function createNewsCheck() {
  let last: string | null = null
  return (message: unknown): boolean => {
    const text = JSON.stringify(message)
    const isNew = text !== last
    last = text
    return isNew
  }
}

function createConnectionState(now: () => Date) {
  let state: ConnectionState = { status: 'connecting' }
  const listeners = new Set<() => void>()
  const set = (next: ConnectionState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    set,
    lost: () => {
      if (state.status !== 'reconnecting') set({ status: 'reconnecting', since: now() })
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Socket.IO gives up by itself when the server ends or refuses a connection; people expect it to go on. */
function knockAgain(
  socket: ClientSocket,
  connection: ReturnType<typeof createConnectionState>,
  { first, longest }: { first: number; longest: number },
) {
  let refusals = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => socket.connect(), delay)
  }
  socket.on('connect', () => {
    refusals = 0
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    connection.lost()
    if (reason === 'io server disconnect') again(first)
  })
  socket.on('connect_error', (error) => {
    if (socket.active) {
      connection.lost()
      return
    }
    refusals += 1
    const code = codeOf(error)
    // Nobody could tell whether the session may come in: that is an interruption like any other.
    if (code === 'realtime.unavailable') connection.lost()
    else connection.set({ status: 'refused', code })
    again(Math.min(longest, first * 2 ** refusals))
  })
  const stopHearing = onBackOnline(() => {
    // Closing ends the pause that a growing backoff may have come to.
    if (!socket.connected) socket.disconnect().connect()
  })
  return () => {
    clearTimeout(timer)
    stopHearing()
  }
}

/** A browser knows when its line is back; elsewhere nobody says so. */
function onBackOnline(listener: () => void): () => void {
  const { addEventListener, removeEventListener } = globalThis as Partial<EventTarget>
  if (addEventListener === undefined || removeEventListener === undefined) return () => {}
  addEventListener.call(globalThis, 'online', listener)
  return () => removeEventListener.call(globalThis, 'online', listener)
}

function codeOf(error: Error & { data?: unknown }): string {
  const { data } = error
  if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string')
    return data.code
  return error.message
}
