import type { WebSocket } from 'ws'
import { createSocketHub } from '../sockets/socket-hub.ts'

interface Frame {
  op: number
  d?: unknown
}
interface Session {
  id: string
  intents: number
  /** Everything dispatched, by its place. */
  log: { t: string; d: unknown }[]
  socket: WebSocket | null
  dead: boolean
}

/** READY's own words, and what follows it. */
export interface Ready {
  user: object
  application: object
  guilds: object[]
  after: [string, unknown][]
}

export interface GatewayDesk {
  url: () => string
  heartbeatMs: () => number
  token: () => string
  mayReadContent: () => boolean
  ready: () => Ready
}

export const MESSAGE_CONTENT = 1 << 15

/** https://docs.discord.com/developers/events/gateway: sessions that live on without their sockets, and replay. */
export function createDiscordGateway(desk: GatewayDesk) {
  const sessions = new Map<string, Session>()
  const hub = createSocketHub({ onOpen })
  const say = (socket: WebSocket, frame: object) => hub.send(socket, JSON.stringify(frame))

  function dispatch(session: Session, t: string, d: unknown) {
    session.log.push({ t, d })
    if (session.socket !== null) say(session.socket, { op: 0, t, d, s: session.log.length })
  }

  function identify(
    socket: WebSocket,
    { token, intents }: { token: string; intents: number },
  ): Session | null {
    if (token !== desk.token()) return close(socket, 4004, 'Authentication failed.')
    if ((intents & MESSAGE_CONTENT) !== 0 && !desk.mayReadContent())
      return close(socket, 4014, 'Disallowed intent(s).')
    const id = crypto.randomUUID().replaceAll('-', '')
    const session: Session = { id, intents, log: [], socket, dead: false }
    sessions.set(id, session)
    const { user, application, guilds, after } = desk.ready()
    const place = { session_id: id, resume_gateway_url: `${desk.url()}/?resumed` }
    dispatch(session, 'READY', { v: 10, user, application, guilds, shard: [0, 1], ...place })
    for (const [t, d] of after) dispatch(session, t, d)
    return session
  }

  function resume(
    socket: WebSocket,
    { session_id: id, seq }: { session_id: string; seq: number },
  ): Session | null {
    const session = sessions.get(id)
    if (session === undefined || session.dead || seq > session.log.length) {
      say(socket, { op: 9, d: false })
      return null
    }
    session.socket = socket
    for (const [at, { t, d }] of session.log.entries()) if (at >= seq) say(socket, { op: 0, t, d, s: at + 1 })
    dispatch(session, 'RESUMED', {})
    return session
  }

  function onOpen(socket: WebSocket) {
    let session: Session | null = null
    say(socket, { op: 10, d: { heartbeat_interval: desk.heartbeatMs() } })
    socket.on('message', (data: Buffer) => {
      const { op, d } = JSON.parse(data.toString()) as Frame
      if (op === 1) say(socket, { op: 11 })
      else if (op === 2) session = identify(socket, d as Parameters<typeof identify>[1])
      else if (op === 6) session = resume(socket, d as Parameters<typeof resume>[1])
    })
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = null
      // Who says goodbye in order does not come back.
      if (session && (code === 1000 || code === 1001)) session.dead = true
    })
  }

  return {
    hub,
    tell(t: string, shaped: (intents: number) => unknown) {
      for (const session of sessions.values())
        if (!session.dead) dispatch(session, t, shaped(session.intents))
    },
    /** Forgets all sessions, as after an outage. */
    forget() {
      for (const session of sessions.values()) session.dead = true
      hub.cut()
    },
    /** Asks every client to come again. */
    reconnect() {
      for (const { socket } of sessions.values()) if (socket !== null) say(socket, { op: 7 })
    },
  }
}

function close(socket: WebSocket, code: number, reason: string): null {
  socket.close(code, reason)
  return null
}
