import { type HttpAnswer, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createSocketHub } from '../sockets/socket-hub.ts'
import { createSlackApp, type SlackApp, type SlackAppOptions, type SlackCallOut } from './slack-app.ts'
import { createSlackEvents } from './slack-events.ts'
import { createSlackLimit } from './slack-limit.ts'
import type { SlackFileData, SlackPerson, SlackPosted, SlackRoomData } from './slack-types.ts'
import { answerCall } from './slack-web-api.ts'
import { createSlackWorld, type SlackWorld } from './slack-world.ts'

export interface SlackOptions {
  port?: number
  now?: () => Date
  callOut?: SlackCallOut
}

interface Said {
  by: SlackPerson
  /** Where: a private talk with the first app unless said. */
  room?: SlackRoomData
  text: string
  below?: SlackPosted
  files?: SlackFileData[]
}

export type SlackSimulator = Awaited<ReturnType<typeof createSlack>>
type Apps = ReadonlyMap<string, SlackApp>

/** A workspace behind the Web API, with the Events API by calls or Socket Mode, and incoming webhooks. */
export async function createSlack({ port, now = () => new Date(), callOut = postCall }: SlackOptions = {}) {
  let url = ''
  const world = createSlackWorld(now)
  const apps = new Map<string, SlackApp>()
  const limit = createSlackLimit(now)
  const events = createSlackEvents(world, apps, () => url)
  const incoming = createIncoming(limit)
  const hub = createAppSockets(apps)
  const server = await startHttpServer({
    ...(port !== undefined && { port }),
    upgrade: hub.upgrade,
    routes: {
      'POST /api/:method': (request) =>
        limit.refusal({ json: { ok: false, error: 'ratelimited' } }) ??
        answerCall(request, { world, apps, events, url }),
      ...fileRoutes(world, apps),
      ...incoming.routes,
    },
  })
  url = server.url
  const close = async () => {
    hub.cut()
    await server.close()
  }

  return {
    ...server,
    world,
    hub,
    addApp(options: SlackAppOptions & { name?: string }): SlackApp {
      const bot = world.join(options.name ?? 'shop', 'The Shop', true)
      const app = createSlackApp(options, { bot, now, callOut, send: hub.send })
      apps.set(options.token, app)
      return app
    },
    /** Somebody says something. */
    say({ by, room, text, below, files = [] }: Said): SlackPosted {
      const [first] = apps.values()
      const where = room ?? world.imWith(first?.bot.id ?? '', by.id)
      const threadTs = below ? (below.threadTs ?? below.ts) : null
      const message = world.put(where, { user: by.id, text, files, threadTs })
      events.said(message, where)
      return message
    },
    edit: events.edited,
    erase(message: SlackPosted, room: SlackRoomData) {
      room.messages.delete(message.ts)
      events.gone(message, room)
    },
    react: events.reacted,
    /** An incoming webhook. @returns its address and what has come to it. */
    addIncoming: (secret: string) => ({
      url: `${url}/services/T0SHOP001/B0HOOK/${secret}`,
      posted: incoming.add(secret),
    }),
    limit: limit.begin,
    disconnect() {
      hub.cut()
      server.disconnect()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function createAppSockets(apps: Apps) {
  const appOf = (url = '') => {
    const ticket = new URL(url, 'http://slack.test').searchParams.get('ticket')
    return [...apps.values()].find(({ appToken }) => appToken !== undefined && appToken === ticket)
  }
  return createSocketHub({
    refuse: ({ url }) => (appOf(url) === undefined ? 404 : null),
    onOpen: (socket, { url }) => appOf(url)?.connect(socket),
  })
}

function fileRoutes(world: SlackWorld, apps: Apps): HttpRoutes {
  return {
    'POST /upload/v1/:id': ({ params, body }) => {
      const file = world.files.get(params['id'] ?? '')
      if (file) file.content = body
      return { status: file ? 200 : 404, body: `OK - ${body.byteLength}` }
    },
    'GET /files-pri/:id/*': ({ params, headers }): HttpAnswer => {
      const token = (headers['authorization'] ?? '').replace('Bearer ', '')
      const app = [...apps.values()].find(({ tokens }) => tokens.has(token) && !tokens.isEnded(token))
      const file = world.files.get(params['id'] ?? '')
      if (app?.scopes.has('files:read') !== true)
        return { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }
      return file ? { headers: { 'content-type': file.mimetype }, body: file.content } : { status: 404 }
    },
  }
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: the address is the secret. */
function createIncoming(limit: ReturnType<typeof createSlackLimit>) {
  const hooks = new Map<string, { text: string }[]>()
  const routes: HttpRoutes = {
    'POST /services/:team/:bot/:secret': (request) => {
      const posted = hooks.get(request.params['secret'] ?? '')
      if (posted === undefined) return { status: 403, body: 'invalid_token' }
      const { text } = jsonOf(request)
      if (typeof text !== 'string' || text === '') return { status: 400, body: 'no_text' }
      const refused = limit.refusal({ body: 'rate_limited' })
      if (refused !== null) return refused
      posted.push({ text })
      return { body: 'ok' }
    },
  }
  return {
    routes,
    add(secret: string) {
      const posted: { text: string }[] = []
      hooks.set(secret, posted)
      return posted
    },
  }
}

const postCall: SlackCallOut = async ({ url, headers, body }) => {
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })
  return { status: response.status, body: await response.text() }
}
