import { isProblem } from '@hubbub/api-client'

// Not reached, signed out, too slow, too much, still at it, or a proxy without its server behind it.
const passing = new Set([0, 401, 408, 429, 502, 503, 504])

/** Whether the same request may succeed later without anyone doing anything about it. */
export const isPassing = (error: unknown): boolean =>
  isProblem(error) && (passing.has(error.status) || error.code === 'idempotency.running')
