import type { HourSpan, Tally } from '../ports/analytics.ts'

const HOUR_MS = 3_600_000

/** The whole hours of UTC that a stretch touches. */
export function hoursOf({ from, to }: { from: string; to: string }): HourSpan {
  return {
    from: new Date(Math.floor(Date.parse(from) / HOUR_MS) * HOUR_MS),
    to: new Date(Math.ceil(Date.parse(to) / HOUR_MS) * HOUR_MS),
  }
}

/** As long a stretch before. */
export const before = ({ from, to }: HourSpan): HourSpan => ({
  from: new Date(2 * from.getTime() - to.getTime()),
  to: from,
})

export const said = ({ from, to }: HourSpan) => ({ from: from.toISOString(), to: to.toISOString() })

export const nothing: Tally = {
  mentions: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  reach: 0,
  texts: 0,
  spam: 0,
}

/** The figures alone. */
export const figuresOf = ({ mentions, negative, neutral, positive, reach, texts, spam }: Tally): Tally => ({
  mentions,
  negative,
  neutral,
  positive,
  reach,
  texts,
  spam,
})

/**
 * The hours of each stretch of local time that lie within a span. An hour belongs to the stretch in which it begins, so
 * that a day of a zone at half past has 24 hours as well.
 */
export function bucketsOf(span: HourSpan, begins: readonly Date[]): { key: number; span: HourSpan }[] {
  return begins.flatMap((begin, index) => {
    const next = begins[index + 1]
    if (next === undefined) return []
    const from = new Date(Math.max(span.from.getTime(), Math.ceil(begin.getTime() / HOUR_MS) * HOUR_MS))
    const to = new Date(Math.min(span.to.getTime(), Math.ceil(next.getTime() / HOUR_MS) * HOUR_MS))
    return from < to ? [{ key: begin.getTime(), span: { from, to } }] : []
  })
}
