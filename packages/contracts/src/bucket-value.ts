import type { CoverageGap, Volume } from './entities/analytics.ts'

type Bucket = Pick<Volume['series'][number]['buckets'][number], 'from' | 'to' | 'mentions'>

/** Nothing, in a time of which a source heard nothing, is not nought. */
export function bucketValue(bucket: Bucket | undefined, gaps: readonly CoverageGap[]): number | null {
  if (bucket === undefined) return null
  const { from, to, mentions: count } = bucket
  if (count > 0) return count
  const unheard = gaps.some(
    (gap) =>
      gap.state !== 'closed' &&
      Date.parse(gap.from) <= Date.parse(from) &&
      Date.parse(gap.to) >= Date.parse(to),
  )
  return unheard ? null : 0
}
