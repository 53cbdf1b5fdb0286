import { createHmac } from 'node:crypto'
import type { WebSocket } from 'ws'
import { teamId } from './slack-shape.ts'
import type { SlackPerson } from './slack-types.ts'

export interface SlackAppOptions {
  token: string
  appToken?: string
  signingSecret?: string
  /** Token rotation is on: https://docs.slack.dev/authentication/using-token-rotation. */
  rotation?: { clientId: string; clientSecret: string; refreshToken: string }
  scopes?: readonly string[]
}

/** Carries a call to where the app wants it. @returns the status it was answered with, and the body. */
export type SlackCallOut = (call: {
  url: string
  headers: Record<string, string>
  body: Uint8Array
}) => Promise<{ status: number; body: string }>

export type SlackApp = ReturnType<typeof createSlackApp>

interface Deps {
  bot: SlackPerson
  now: () => Date
  callOut: SlackCallOut
  send: (socket: WebSocket, text: string) => void
}

/** An app in the workspace: what it may do, and how it hears. */
export function createSlackApp(options: SlackAppOptions, { bot, now, callOut, send }: Deps) {
  const link = createLink(send)
  const envelopeOf = createEnvelopes(bot, now)
  let requestUrl: string | null = null
  const callFor = (payload: object, retry: number | null = null, at: Date = now()) => ({
    url: requestUrl ?? '',
    ...signedCall(options.signingSecret ?? '', { payload, retry, at }),
  })

  return {
    ...options,
    tokens: createRotation(options, now),
    bot,
    botId: `B${bot.id.slice(1)}`,
    scopes: new Set(options.scopes ?? allScopes),
    revoked: false,
    envelopeOf,
    callFor,
    /** How many events wait for a word that they are kept. */
    waiting: link.waiting,
    async verify(url: string): Promise<boolean> {
      requestUrl = url
      const challenge = crypto.randomUUID()
      const asked = callFor({ token: 'verification', challenge, type: 'url_verification' })
      const { status, body } = await callOut(asked)
      const took = status === 200 && body === challenge
      if (!took) requestUrl = null
      return took
    },
    /** Tells the app of something, by its socket or its address; where neither stands, it is lost in time. */
    tell(event: object) {
      const payload = envelopeOf(event)
      if (requestUrl === null) link.tell(payload)
      else void callOut(callFor(payload)).catch(() => undefined)
    },
    connect: link.connect,
    /** Slack moves connections from time to time, and says so. */
    refresh: () => link.say({ type: 'disconnect', reason: 'refresh_requested' }),
  }
}

const TOKEN_MS = 12 * 3_600_000

/** What the app has let in: with rotation each token ends after twelve hours, and a refresh token works once. */
function createRotation({ token, rotation }: SlackAppOptions, now: () => Date) {
  const ends = new Map([[token, rotation === undefined ? Infinity : now().getTime() + TOKEN_MS]])
  let refresh = rotation?.refreshToken ?? null
  let count = 0
  return {
    has: (asked: string) => ends.has(asked),
    isEnded: (asked: string) => (ends.get(asked) ?? 0) <= now().getTime(),
    /** How often one was renewed. */
    renewed: () => count,
    /** @returns what Slack answers; null: this is not the refresh token. */
    renew(asked: string) {
      if (refresh === null || asked !== refresh) return null
      count += 1
      const fresh = `xoxe.xoxb-${count}-simulated-token`
      refresh = `xoxe-1-simulated-${count}`
      ends.set(fresh, now().getTime() + TOKEN_MS)
      return { access_token: fresh, refresh_token: refresh, expires_in: TOKEN_MS / 1000, token_type: 'bot' }
    },
  }
}

/** The sockets of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode. */
function createLink(send: Deps['send']) {
  const sockets = new Set<WebSocket>()
  const unacked = new Map<string, object>()
  const say = (frame: object) => {
    for (const socket of sockets) send(socket, JSON.stringify(frame))
  }
  return {
    say,
    waiting: () => unacked.size,
    tell(payload: object) {
      const [socket] = sockets
      if (socket === undefined) return
      const id = crypto.randomUUID()
      unacked.set(id, payload)
      const retry = { accepts_response_payload: false, retry_attempt: 0, retry_reason: '' }
      send(socket, JSON.stringify({ envelope_id: id, payload, type: 'events_api', ...retry }))
    },
    connect(socket: WebSocket) {
      sockets.add(socket)
      socket.on('close', () => void sockets.delete(socket))
      socket.on('message', (data: Buffer) => {
        const { envelope_id: id } = JSON.parse(data.toString()) as { envelope_id?: string }
        if (id !== undefined) unacked.delete(id)
      })
      const info = {
        connection_info: { app_id: 'A0SHOP' },
        debug_info: { approximate_connection_time: 18_060 },
      }
      send(socket, JSON.stringify({ type: 'hello', num_connections: sockets.size, ...info }))
    },
  }
}

function createEnvelopes(bot: SlackPerson, now: () => Date) {
  let count = 0
  const ours = {
    enterprise_id: null,
    team_id: teamId,
    user_id: bot.id,
    is_bot: true,
    is_enterprise_install: false,
  }
  return (event: object) => {
    count += 1
    return {
      token: 'verification',
      team_id: teamId,
      api_app_id: 'A0SHOP',
      event,
      type: 'event_callback',
      event_id: `Ev${count.toString().padStart(9, '0')}`,
      event_time: Math.floor(now().getTime() / 1000),
      authorizations: [ours],
      is_ext_shared_channel: false,
      event_context: `4-${count}`,
    }
  }
}

function signedCall(
  secret: string,
  { payload, retry, at }: { payload: object; retry: number | null; at: Date },
) {
  const body = Buffer.from(JSON.stringify(payload))
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
    ...(retry !== null && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
  }
  return { headers, body }
}

const allScopes = (
  'app_mentions:read channels:history channels:read chat:write files:read files:write groups:history groups:read ' +
  'im:history im:read im:write mpim:history mpim:read reactions:read reactions:write users:read'
).split(' ')
