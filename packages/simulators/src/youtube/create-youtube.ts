import { startHttpServer } from '../http/start-http-server.ts'
import { createYouTubeAccess } from './youtube-access.ts'
import { createQuota, refusal, type YouTubeQuota } from './youtube-quota.ts'
import { readingRoutes } from './youtube-reading.ts'
import { createYouTubeWorld } from './youtube-world.ts'
import { writingRoutes } from './youtube-writing.ts'

export interface YouTubeOptions {
  now?: () => Date
  port?: number
  quota?: YouTubeQuota
}

export type YouTubeSimulator = Awaited<ReturnType<typeof createYouTube>>

/** The comments of YouTube's Data API v3 as it is described: tokens and keys, threads, moderation, and a quota that ends with the day. */
export async function createYouTube(options: YouTubeOptions = {}) {
  const { now = () => new Date(), port = 0, quota: daily = { units: 10_000, searches: 100 } } = options
  const world = createYouTubeWorld({ now })
  const access = createYouTubeAccess(now)
  const quota = createQuota(daily, now)
  const deps = { world, viewer: access.viewer }
  const server = await startHttpServer({
    port,
    guard: (request) => (request.path === '/token' ? null : (access.refuse(request) ?? quota.take(request))),
    notFound: () => refusal(404, 'notFound', 'Not Found', 'global'),
    routes: { 'POST /token': access.token, ...readingRoutes(deps), ...writingRoutes(deps) },
  })
  return { ...server, world, access, quota, [Symbol.asyncDispose]: server.close }
}
