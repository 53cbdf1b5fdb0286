import { isProblem } from '@hubbub/api-client'

const codes: ReadonlySet<string> = new Set([
  'network.failed',
  'database.unavailable',
  'http.status_502',
  'http.status_503',
  'http.status_504',
])

/** Whether the server, or what it stands on, cannot be reached at the moment: nothing is said about the request itself. */
export const isAway = (error: unknown): boolean => isProblem(error) && codes.has(error.code)
