import type { Ids } from '@hubbub/contracts'
import { type Metrics, runWithTraceparent } from '@hubbub/runtime'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { ApiEnv } from '../http/env.ts'
import { log } from '../log.ts'

/** Gives each request its id, its span in the caller's trace, its place in the metrics and one line in the log. */
export function observe({ ids, metrics }: { ids: Ids; metrics: Metrics }) {
  const duration = metrics.histogram({
    name: 'hubbub_http_request_seconds',
    help: 'Time until the answer of a request began, by route and status',
    labels: ['method', 'route', 'status'],
  })
  return createMiddleware<ApiEnv>(async (http, next) => {
    const requestId = ids.next()
    const { method } = http.req
    const began = performance.now()
    http.set('requestId', requestId)
    await runWithTraceparent(http.req.header('traceparent') ?? null, `HTTP ${method}`, async (span) => {
      await next()
      const route = routePath(http, -1)
      const { status } = http.res
      const seconds = (performance.now() - began) / 1000
      span.updateName(`HTTP ${method} ${route}`)
      span.setAttributes({
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
      })
      duration.observe({ method, route, status: String(status) }, seconds)
      http.header('x-request-id', requestId)
      log.debug({ requestId, method, route, status, ms: Math.round(seconds * 1000) }, 'answered')
    })
  })
}
