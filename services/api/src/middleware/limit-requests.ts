import { AppError } from '@hubbub/contracts'
import type { Http } from '../http/operation.ts'
import type { LimitKind, RequestLimits } from '../limits/create-request-limits.ts'

/** Counts a request and says in its headers what is left (draft-ietf-httpapi-ratelimit-headers). Throws `request.rate_limited`. */
export async function limitRequest(
  limits: RequestLimits,
  http: Http,
  kind: LimitKind,
  key: string,
): Promise<void> {
  const { allowed, limit, remaining, reset } = await limits.take(kind, key)
  http.header('ratelimit-policy', `"${kind}";q=${limit};w=${limits.windowSeconds}`)
  http.header('ratelimit', `"${kind}";r=${remaining};t=${reset}`)
  if (allowed) return
  throw new AppError({
    code: 'request.rate_limited',
    kind: 'rate_limited',
    message: `Too many requests; again in ${reset} s`,
    details: { retryAfter: reset },
  })
}
