import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

interface Limit {
  /** In bytes. */
  maxSize: number
  onError: () => never
}

/**
 * Refuses bodies that are too large. Where nobody says how long one is, it is read and a new `Request` is made of the old
 * one, which must be the process's own: what the server hands on only looks like one.
 */
export function limitBody({ maxSize, onError }: Limit): MiddlewareHandler {
  const limit = bodyLimit({ maxSize, onError })
  return async (http, next) => {
    const { raw } = http.req
    if (!raw.headers.has('content-length') && raw.body !== null) http.req.raw = own(raw)
    return await limit(http, next)
  }
}

function own({ url, method, headers, body, signal }: Request): Request {
  // @NOTE typed for browsers, too, which do not know `duplex`; here it must be said of a body that is a stream
  const as = { method, headers, body, signal, duplex: 'half' as const }
  return new Request(url, as)
}
