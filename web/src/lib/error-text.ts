import { isProblem } from '@hubbub/api-client'

/** One sentence for a person, from whatever was thrown. */
export function errorText(error: unknown): string {
  if (isProblem(error, 'network.failed'))
    return 'The server cannot be reached. Check your connection and try again.'
  if (isProblem(error) && error.status === 429) {
    return error.retryAfter
      ? `Too many attempts. Try again in ${error.retryAfter} seconds.`
      : 'Too many attempts. Try again in a moment.'
  }
  return error instanceof Error ? error.message : 'Something went wrong.'
}
