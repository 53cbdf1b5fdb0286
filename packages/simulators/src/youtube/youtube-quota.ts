import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'

export interface YouTubeQuota {
  units: number
  searches: number
}

export const refusal = (
  code: number,
  reason: string,
  message: string,
  domain = 'youtube.quota',
): HttpAnswer => ({
  status: code,
  json: { error: { code, message, errors: [{ message, domain, reason }] } },
})

/** The day as it is at the Pacific coast: with it all is counted anew. */
const dayOf = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' })

/** https://developers.google.com/youtube/v3/determine_quota_cost: reading costs 1, writing 50; searches are counted by themselves. */
export function createQuota(daily: YouTubeQuota, now: () => Date) {
  let day = dayOf(now())
  let left = { ...daily }
  let pauseUntil = 0

  return {
    left: () => left,
    exhaust() {
      left = { units: 0, searches: 0 }
    },
    /** Too much at once, for this long. */
    pause(ms: number) {
      pauseUntil = now().getTime() + ms
    },
    take({ method, path }: HttpRequest): HttpAnswer | null {
      if (dayOf(now()) !== day) [day, left] = [dayOf(now()), { ...daily }]
      if (now().getTime() < pauseUntil)
        return refusal(
          429,
          'rateLimitExceeded',
          "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'youtube.googleapis.com'.",
          'global',
        )
      if (path.endsWith('/search')) {
        if (left.searches <= 0)
          return refusal(
            429,
            'rateLimitExceeded',
            "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day' of service 'youtube.googleapis.com'.",
            'global',
          )
        left.searches -= 1
        return null
      }
      const cost = method === 'GET' ? 1 : 50
      if (left.units < cost)
        return refusal(
          403,
          'quotaExceeded',
          'The request cannot be completed because you have exceeded your quota.',
        )
      left.units -= cost
      return null
    },
  }
}
