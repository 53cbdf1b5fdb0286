import type { Clock } from '@hubbub/contracts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { classifySmsError } from './classify-sms-error.ts'
import { limits } from './config.ts'

interface Door {
  root: string
  authorization: string
  clock: Clock
}

const WAIT_MS = 60_000

/**
 * Fetches a file that a message names, with our secret where it lies at the API itself; it leads on to where files are
 * kept, which must not see it. @returns null where it is gone or larger than is kept.
 */
export function createMediaFetch(fetch: GuardedFetch['fetch'], { root, authorization, clock }: Door) {
  return async (url: string, signal?: AbortSignal): Promise<Uint8Array | null> => {
    const atHome = URL.parse(url)?.origin === new URL(root).origin
    try {
      const response = await fetch(url, {
        headers: atHome ? { authorization } : {},
        signal: AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...(signal ? [signal] : [])]),
      })
      if (response.status === 404 || response.status === 410) return null
      if (!response.ok)
        throw classifySmsError({
          status: response.status,
          body: null,
          retryAfter: response.headers.get('retry-after'),
          now: clock.now(),
          sends: false,
        })
      return await bytesOf(response.body)
    } catch (error) {
      signal?.throwIfAborted()
      throw networkError(error, { sent: false })
    }
  }
}

type Body = Awaited<ReturnType<GuardedFetch['fetch']>>['body']

async function bytesOf(body: Body): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    const bytes = chunk as Uint8Array
    size += bytes.byteLength
    if (size > limits.mediaBytes) return null
    chunks.push(bytes)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
