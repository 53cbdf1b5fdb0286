import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'

export type DiscordLimits = ReturnType<typeof createDiscordLimits>

/** https://docs.discord.com/developers/topics/rate-limits: buckets in headers, and a refusal with both. */
export function createDiscordLimits(now: () => Date) {
  let until = 0
  const buckets = new Map<string, { left: number; until: number }>()
  const isPost = ({ method, path }: HttpRequest) => method === 'POST' && path.endsWith('/messages')
  const refusal = (ms: number, global: boolean): HttpAnswer => ({
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(ms / 1000)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global && { 'x-ratelimit-global': 'true' }),
    },
    json: { message: 'You are being rate limited.', retry_after: ms / 1000, global },
  })
  return {
    begin(this: void, ms: number) {
      until = now().getTime() + ms
    },
    allow(this: void, path: string, left: number, ms: number) {
      buckets.set(path, { left, until: now().getTime() + ms })
    },
    refusal: () => (until > now().getTime() ? refusal(until - now().getTime(), true) : null),
    guard(request: HttpRequest, authorization: string): HttpAnswer | null {
      if (!request.path.startsWith('/api/') || request.path.includes('/webhooks/')) return null
      if (until > now().getTime()) return refusal(until - now().getTime(), true)
      if (request.headers['authorization'] !== authorization)
        return { status: 401, json: { message: '401: Unauthorized', code: 0 } }
      const bucket = isPost(request) ? buckets.get(request.path) : undefined
      if (bucket === undefined || bucket.until <= now().getTime()) return null
      if (bucket.left <= 0) return refusal(bucket.until - now().getTime(), false)
      bucket.left -= 1
      return null
    },
    headers(request: HttpRequest): Record<string, string> {
      const bucket = isPost(request) ? buckets.get(request.path) : undefined
      if (bucket === undefined) return {}
      return {
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset-after': String(Math.max(0, bucket.until - now().getTime()) / 1000),
        'x-ratelimit-bucket': 'messages',
      }
    },
  }
}
