import type { HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createRedditAccess } from './reddit-access.ts'
import { notFound, readingRoutes } from './reddit-reading.ts'
import type { RedditPerson } from './reddit-types.ts'
import { createRedditWorld } from './reddit-world.ts'
import { writingRoutes } from './reddit-writing.ts'

export interface RedditOptions {
  now?: () => Date
  port?: number
  /** Requests in ten minutes for the app; default 1,000, as at Reddit. */
  rateLimit?: number
}

export type RedditSimulator = Awaited<ReturnType<typeof createReddit>>

/** Reddit's API as its documentation and its answers have it: OAuth, listings that end at 1,000, limits in headers. */
export async function createReddit({
  now = () => new Date(),
  port = 0,
  rateLimit = 1000,
}: RedditOptions = {}) {
  const world = createRedditWorld({ now })
  const access = createRedditAccess({ now, people: world.people })
  const limit = createLimit(rateLimit, now)
  let breakUntil = 0
  const me = (request: HttpRequest): RedditPerson => {
    const person = access.who(request)
    if (person === null) throw new Error('the guard lets nobody else in')
    return person
  }
  const patience = {
    wait() {
      const seconds = Math.ceil((breakUntil - now().getTime()) / 1000)
      const minutes = Math.ceil(seconds / 60)
      return seconds <= 0
        ? null
        : { words: minutes === 1 ? `${seconds} seconds` : `${minutes} minutes`, seconds }
    },
  }
  const deps = { world, me }
  const server = await startHttpServer({
    port,
    guard(request) {
      // Who does not say what program they are, and whose, is held up.
      if (!/^[\w-]+:[\w.-]+:v[\w.]+ \(by \/u\/[\w-]+\)$/.test(request.headers['user-agent'] ?? ''))
        return { status: 429, json: { message: 'Too Many Requests', error: 429 } }
      if (request.path === '/api/v1/access_token') return null
      if (access.who(request) === null) return access.unauthorised
      return limit.take() ? null : { status: 429, json: { message: 'Too Many Requests', error: 429 } }
    },
    seal: (request, answer) =>
      request.path === '/api/v1/access_token'
        ? answer
        : { ...answer, headers: { ...limit.headers(), ...answer.headers } },
    notFound: () => notFound,
    routes: {
      'POST /api/v1/access_token': access.token,
      ...readingRoutes(deps),
      ...writingRoutes(deps, patience),
    },
  })
  return {
    ...server,
    world,
    access,
    /** Nothing more for this long. */
    limit: limit.exhaust,
    /** Nothing may be written for this long; reading goes on. */
    slowDown(ms: number) {
      breakUntil = now().getTime() + ms
    },
    [Symbol.asyncDispose]: server.close,
  }
}

const windowMs = 600_000

function createLimit(perWindow: number, now: () => Date) {
  let used = 0
  let resetsAt = now().getTime() + windowMs
  return {
    take(): boolean {
      if (now().getTime() >= resetsAt) [used, resetsAt] = [0, now().getTime() + windowMs]
      used += 1
      return used <= perWindow
    },
    exhaust(ms: number) {
      ;[used, resetsAt] = [perWindow, now().getTime() + ms]
    },
    headers: () => ({
      'x-ratelimit-used': String(used),
      'x-ratelimit-remaining': `${Math.max(0, perWindow - used)}.0`,
      'x-ratelimit-reset': String(Math.max(0, Math.ceil((resetsAt - now().getTime()) / 1000))),
    }),
  }
}
