import { z } from 'zod'

const businessSchema = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().default(0) })),
)

/**
 * When the account may ask again, as `X-Business-Use-Case-Usage` says (in minutes), or `Retry-After`; null where it
 * may now, or nothing is said. https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function accessRegained(headers: Pick<Headers, 'get'>, now: Date): Date | null {
  const minutes = businessMinutes(headers.get('x-business-use-case-usage'))
  const seconds = Number(headers.get('retry-after') ?? 0)
  const ms = Math.max(minutes * 60_000, Number.isFinite(seconds) ? seconds * 1000 : 0)
  return ms > 0 ? new Date(now.getTime() + ms) : null
}

function businessMinutes(header: string | null): number {
  if (header === null) return 0
  try {
    const usage = Object.values(businessSchema.parse(JSON.parse(header))).flat()
    return Math.max(0, ...usage.map(({ estimated_time_to_regain_access: minutes }) => minutes))
  } catch {
    return 0
  }
}
