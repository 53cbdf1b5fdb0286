import { currentTraceparent } from '@hubbub/runtime'
import type { Http } from '../http/operation.ts'

const shape = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/** The trace a change belongs to: ours, or with tracing off the one the caller is in. */
export function traceOf(http: Http): string | null {
  const given = http.req.header('traceparent')
  return currentTraceparent() ?? (given !== undefined && shape.test(given) ? given : null)
}
