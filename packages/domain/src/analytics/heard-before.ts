import type { AnalyticsRepository, HourSpan } from '../ports/analytics.ts'
import { before } from '../rules/analytics-span.ts'

/** As long a time before, to compare with; null where listening began after its beginning. */
export async function heardBefore(
  analytics: Pick<AnalyticsRepository, 'heardSince'>,
  span: HourSpan,
): Promise<HourSpan | null> {
  const earlier = before(span)
  const since = await analytics.heardSince()
  return since !== null && since <= earlier.from ? earlier : null
}
