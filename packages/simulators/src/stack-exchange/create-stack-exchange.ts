import { gzipSync } from 'node:zlib'
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { type One, stackRoutes } from './stack-routes.ts'
import { createStackWorld, shapeOf } from './stack-world.ts'

export interface StackExchangeOptions {
  now?: () => Date
  /** The one that is known; it is optional. */
  key?: string
  /** Requests that are left today. */
  quota?: number
}

export type StackExchange = Awaited<ReturnType<typeof createStackExchange>>

const sites = new Set(['stackoverflow', 'superuser', 'askubuntu'])

/** The API of Stack Exchange 2.3, whose answers are always compressed: https://api.stackexchange.com/docs. */
export async function createStackExchange(options: StackExchangeOptions = {}) {
  const { now = () => new Date(), quota = 10_000 } = options
  const world = createStackWorld(now)
  let left = quota
  let limitedUntil = 0
  let backoff = 0
  let pausedUntil = 0
  let violations = 0

  function list(
    request: HttpRequest,
    all: readonly One[],
    shape: (one: One) => object = shapeOf,
  ): HttpAnswer {
    const { query } = request
    const number = (name: string, usual: number) => Number(query.get(name) ?? usual)
    const byActivity = query.get('sort') === 'activity'
    const timeOf = (one: One) =>
      byActivity && one.kind === 'question' ? one.last_activity_date : one.creation_date
    const since = number(byActivity ? 'min' : 'fromdate', 0)
    const way = query.get('order') === 'asc' ? 1 : -1
    const found = all
      .filter((one) => timeOf(one) >= since)
      .toSorted((one, other) => way * (timeOf(one) - timeOf(other) || one.id - other.id))
    const [size, page] = [number('pagesize', 30), number('page', 1)]
    left -= 1
    const wait = backoff
    backoff = 0
    if (wait > 0) pausedUntil = now().getTime() + wait * 1000
    return {
      json: {
        items: found.slice((page - 1) * size, page * size).map(shape),
        has_more: found.length > page * size,
        quota_max: quota,
        quota_remaining: Math.max(0, left),
        ...(wait > 0 && { backoff: wait }),
      },
    }
  }

  const server = await startHttpServer({
    guard({ query }) {
      const wait = Math.ceil((limitedUntil - now().getTime()) / 1000)
      if (now().getTime() < pausedUntil || left <= 0) violations += 1
      if (wait > 0)
        return refused(
          502,
          'throttle_violation',
          `too many requests from this IP, more requests available in ${wait} seconds`,
        )
      const key = query.get('key')
      if (key !== null && key !== options.key)
        return refused(400, 'bad_parameter', "`key` doesn't match a known application")
      const site = query.get('site') ?? ''
      return sites.has(site) ? null : refused(400, 'bad_parameter', `No site found for name \`${site}\``)
    },
    seal: (_, { json, ...answer }) => ({
      ...answer,
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify(json ?? {})),
    }),
    routes: stackRoutes(world, list, () => ({ quota_max: quota, quota_remaining: left })),
  })

  return {
    ...server,
    ...world,
    limit: (ms: number) => {
      limitedUntil = now().getTime() + ms
    },
    /** Asks for a pause with its next answer. */
    backOff: (wait: number) => {
      backoff = wait
    },
    /** How often it was asked though it had asked for a pause, or nothing was left. */
    violations: () => violations,
  }
}

const errorIds: Record<string, number> = { bad_parameter: 400, throttle_violation: 502 }

const refused = (status: number, name: string, message: string): HttpAnswer => ({
  status,
  json: { error_id: errorIds[name], error_name: name, error_message: message },
})
