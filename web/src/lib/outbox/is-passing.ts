import { isProblem } from '@hubbub/api-client'
import { isAway } from '#lib/is-away.ts'

// Signed out, too slow, too much, or not now: answers of a server that is there.
const passing = new Set([401, 408, 429, 503])

/** Whether the same request may succeed later: nobody was there to answer it, or it was not judged by what it says. */
export const isPassing = (error: unknown): boolean =>
  isAway(error) || (isProblem(error) && (passing.has(error.status) || error.code === 'idempotency.running'))
