import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '@hubbub/contracts'
import type { Metrics } from '@hubbub/runtime'
import { Hono } from 'hono'
import type { ApiEnv } from './http/env.ts'
import type { Http } from './http/operation.ts'

/** For a Prometheus scrape: with a token by whoever holds it, without one from this machine only and through no proxy. */
export function createMetricsPage(metrics: Metrics, token: string | undefined): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (http) => {
    if (!(token === undefined ? isLocal(http) : isHolder(http, token)))
      throw new AppError({ code: 'route.not_found', kind: 'not_found', message: 'There is nothing here' })
    const { body, contentType } = await metrics.render()
    return http.body(body, 200, { 'content-type': contentType })
  })
}

function isLocal(http: Http): boolean {
  const peer = http.env.incoming?.socket.remoteAddress ?? ''
  const proxied =
    http.req.header('x-forwarded-for') !== undefined || http.req.header('forwarded') !== undefined
  return !proxied && /^(127\.|::1$|::ffff:127\.)/.test(peer)
}

function isHolder(http: Http, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(http.req.header('authorization') ?? ''), digest(`Bearer ${token}`))
}
