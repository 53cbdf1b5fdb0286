import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpHandler } from '../http/http-routes.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createXAccess } from './x-access.ts'
import type { XDesk } from './x-desk.ts'
import { xReadRoutes } from './x-read-routes.ts'
import type { Dialect } from './x-shape.ts'
import { createXStreams } from './x-stream.ts'
import { refusals, XRefusal } from './x-types.ts'
import { xWriteRoutes } from './x-write-routes.ts'
import { createXWorld } from './x-world.ts'

export interface XOptions {
  port?: number
  host?: string
  now?: () => Date
  /** What things are called; the description of 2026 says posts. */
  dialect?: Dialect
  tier?: 'self-serve' | 'enterprise'
  /** Twenty seconds at X. */
  keepAliveMs?: number
  maxConnections?: number
  /** Sees every answer, such as to hold it against the description. */
  inspect?: (request: HttpRequest, answer: HttpAnswer) => void
}

export type XSimulator = Awaited<ReturnType<typeof createX>>

/** X's API v2 (https://docs.x.com) with people and posts of the test's making. */
export async function createX(options: XOptions = {}) {
  const { dialect = 'post', tier = 'self-serve', keepAliveMs = 20_000, maxConnections = 1 } = options
  const now = options.now ?? (() => new Date())
  const world = createXWorld(now)
  const access = createXAccess(now)
  const streams = createXStreams(world, { keepAliveMs, dialect, maxConnections })
  let reads = 0
  const count = (posts: number) => {
    reads += posts
  }
  const desk: XDesk = {
    world,
    access,
    streams,
    dialect,
    tier,
    now,
    media: new Map(),
    reads: () => reads,
    count,
  }
  const routes = { ...xReadRoutes(desk), ...xWriteRoutes(desk) }
  const server = await startHttpServer({
    ...(options.port !== undefined && { port: options.port }),
    ...(options.host !== undefined && { host: options.host }),
    routes: Object.fromEntries(Object.entries(routes).map(([line, handle]) => [line, refusing(handle)])),
    seal(request, answer) {
      options.inspect?.(request, answer)
      return answer
    },
  })

  return {
    ...server,
    world,
    access,
    streams,
    media: desk.media,
    reads: () => reads,
    limit: access.exhaust,
    /** From now on the posts of the month are used up. */
    cap: () =>
      server.fail({
        on: 'answer',
        answer: refusals.capped().answer,
        when: ({ path }) => path.endsWith('/search/recent'),
      }),
  }
}

function refusing(handle: HttpHandler): HttpHandler {
  return async (request) => {
    try {
      return await handle(request)
    } catch (error) {
      if (error instanceof XRefusal) return error.answer
      throw error
    }
  }
}
