import type { Slice, HourSpan } from '../ports/analytics.ts'

interface Hour {
  at: Date
  mentions: number
}

const HOUR_MS = 3_600_000
const MOST_SLICES = 60

/** Spreads a sample over a span as its mentions are spread: of each slice as large a share as of any other. */
export function sampleSlices(span: HourSpan, hours: readonly Hour[], most: number): Slice[] {
  const total = hours.reduce((sum, { mentions }) => sum + mentions, 0)
  if (total === 0) return []
  if (total <= most) return [{ ...span, take: most }]
  const length = Math.max(
    HOUR_MS,
    Math.ceil((span.to.getTime() - span.from.getTime()) / MOST_SLICES / HOUR_MS) * HOUR_MS,
  )
  const held = new Map<number, number>()
  for (const { at, mentions } of hours) {
    const slice = Math.floor((at.getTime() - span.from.getTime()) / length)
    held.set(slice, (held.get(slice) ?? 0) + mentions)
  }
  // What is left of a share is carried on, so that the shares come to `most` and small slices are not forgotten.
  let carried = 0
  return [...held]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([slice, mentions]) => {
      carried += (mentions / total) * most
      const take = Math.floor(carried + 1e-9)
      carried -= take
      const from = span.from.getTime() + slice * length
      return take === 0
        ? []
        : [{ from: new Date(from), to: new Date(Math.min(span.to.getTime(), from + length)), take }]
    })
}
