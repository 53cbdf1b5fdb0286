import type { IncomingMessage } from 'node:http'
import type { HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createSocketHub } from '../sockets/socket-hub.ts'
import type { MastoAccount, MastoStatus } from './masto-entities.ts'
import { readingRoutes } from './masto-reading.ts'
import { writingRoutes } from './masto-writing.ts'
import { serveStreams } from './masto-streams.ts'
import { createMastoWorld } from './masto-world.ts'

export interface MastodonOptions {
  now?: () => Date
  port?: number
  maxCharacters?: number
  /** Requests in five minutes, as the headers tell it. Default 300. */
  rateLimit?: number
}

export type Mastodon = Awaited<ReturnType<typeof createMastodon>>

/** A Mastodon instance as its documentation describes it: REST, streaming over WebSocket, limits in headers. */
export async function createMastodon(options: MastodonOptions = {}) {
  const { now = () => new Date(), maxCharacters = 500, rateLimit = 300 } = options
  let address = ''
  const world = createMastoWorld({ url: () => address, now })
  const tokens = new Map<string, MastoAccount>()
  const limit = createLimit(rateLimit, now)
  const bearer = ({ headers }: HttpRequest) =>
    tokens.get((headers['authorization'] ?? '').replace(/^Bearer /, ''))
  const me = (request: HttpRequest) => {
    const account = bearer(request)
    if (account === undefined) throw new Error('the guard lets nobody else in')
    return account
  }
  const hub = createSocketHub({
    refuse: (incoming) => (tokens.has(tokenOf(incoming)) ? null : 401),
    onOpen: (socket, incoming) =>
      serveStreams({ world, hub: () => hub }, socket, tokens.get(tokenOf(incoming))?.id ?? ''),
  })
  const tokenOf = (incoming: IncomingMessage) =>
    incoming.headers['sec-websocket-protocol'] ??
    new URL(incoming.url ?? '/', address).searchParams.get('access_token') ??
    ''

  const deps = { world, url: () => address, me, maxCharacters }
  const server = await startHttpServer({
    port: options.port ?? 0,
    upgrade: hub.upgrade,
    guard(request) {
      if (request.path.startsWith('/media/')) return null
      if (bearer(request) === undefined)
        return { status: 401, json: { error: 'The access token is invalid' } }
      return limit.take() ? null : { status: 429, json: { error: 'Too many requests' } }
    },
    seal: (_request, answer) => ({
      ...answer,
      headers: { ...limit.headers(), ...answer.headers },
    }),
    notFound: () => ({ status: 404, json: { error: 'Record not found' } }),
    routes: { ...readingRoutes(deps), ...writingRoutes(deps) },
  })
  address = server.url

  return {
    ...server,
    world,
    join: world.join,
    /** @returns the token with which this person's program speaks. */
    letIn(person: MastoAccount): string {
      const token = `token-${person.id}-${tokens.size}`
      tokens.set(token, person)
      return token
    },
    revoke: (token: string) => void tokens.delete(token),
    say: world.say,
    edit: world.edit,
    remove: world.remove,
    favourite: world.favourite,
    saidBy: (person: MastoAccount): MastoStatus[] =>
      [...world.statuses.values()].filter(({ account }) => account.id === person.id),
    /** Nothing more for this long. */
    limit: limit.exhaust,
    sockets: hub,
    disconnect() {
      hub.cut()
      server.disconnect()
    },
    async [Symbol.asyncDispose]() {
      hub.cut()
      await server.close()
    },
  }
}

/** So many requests in five minutes, told with every answer. */
function createLimit(perWindow: number, now: () => Date) {
  let left = perWindow
  let resetsAt = now().getTime() + 300_000
  return {
    take(): boolean {
      if (now().getTime() >= resetsAt) [left, resetsAt] = [perWindow, now().getTime() + 300_000]
      left -= 1
      return left >= 0
    },
    exhaust(ms: number) {
      ;[left, resetsAt] = [0, now().getTime() + ms]
    },
    headers: () => ({
      'x-ratelimit-limit': String(perWindow),
      'x-ratelimit-remaining': String(Math.max(0, left)),
      'x-ratelimit-reset': new Date(resetsAt).toISOString(),
    }),
  }
}
