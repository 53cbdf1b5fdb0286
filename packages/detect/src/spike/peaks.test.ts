import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addValue, createPeaks, highestOfDay, lastAsHigh, usualPeak } from './peaks.ts'

const DAY = 288

/** The rule as it is written, over all values. */
function usualPeakOf(values: number[], least: number): number | null {
  const maxima: number[] = []
  for (let end = values.length; end >= DAY && maxima.length < 14; end -= DAY)
    maxima.push(Math.max(...values.slice(end - DAY, end)))
  if (maxima.length === 0) return null
  const week = maxima.slice(0, 7).toSorted((a, b) => a - b)
  const middle = week.length / 2
  const median = ((week[Math.ceil(middle) - 1] ?? 0) + (week[Math.floor(middle)] ?? 0)) / 2
  const mean = maxima.reduce((sum, value) => sum + value, 0) / maxima.length
  return Math.sqrt(Math.max(least, median) * Math.max(least, mean))
}

const learn = (values: readonly number[], peaks = createPeaks()) => {
  for (const value of values) addValue(peaks, { index: 1000 + peaks.size, value })
  return peaks
}

/** Quiet days, storms and falling stretches, long enough for more than two weeks. */
const stretch = fc.oneof(
  fc.record({ length: fc.integer({ min: 1, max: 900 }), top: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ length: fc.integer({ min: 1, max: 60 }), top: fc.integer({ min: 0, max: 5000 }) }),
)
const stream = fc
  .tuple(fc.array(stretch, { minLength: 1, maxLength: 14 }), fc.integer())
  .map(([stretches, seed]) =>
    stretches.flatMap(({ length, top }, part) =>
      Array.from(
        { length },
        (_, place) => Math.abs(Math.imul(seed + part, place * 2654435761 + 97)) % (top + 1),
      ),
    ),
  )

describe('what is kept of the past', () => {
  test('gives the same usual peak as all of the past, at every place', () => {
    fc.assert(
      fc.property(stream, (values) => {
        const peaks = createPeaks()
        for (const [place, value] of values.entries()) {
          if (place % 41 === 0) {
            expect(usualPeak(peaks, 5)).toBe(usualPeakOf(values.slice(0, place), 5))
            const day = values.slice(Math.max(0, place - DAY), place)
            expect(highestOfDay(peaks)).toBe(place === 0 ? null : Math.max(...day))
          }
          addValue(peaks, { index: place, value })
        }
        expect(usualPeak(peaks, 0)).toBe(usualPeakOf(values, 0))
      }),
      { numRuns: 40 },
    )
  })

  test('stays small', () => {
    fc.assert(
      fc.property(stream, (values) => {
        const { records } = learn(values)
        const older = records.filter(({ place }) => place < values.length - DAY)
        expect(older.length).toBeLessThanOrEqual(64)
      }),
      { numRuns: 40 },
    )
  })

  test('names when it was last as high, never too early', () => {
    fc.assert(
      fc.property(stream, fc.integer({ min: 0, max: 5000 }), (values, value) => {
        const found = lastAsHigh(learn(values), value)
        const last = values.findLastIndex((earlier) => earlier >= value)
        if (last === -1) expect(found).toBeNull()
        else expect(found).toBeGreaterThanOrEqual(1000 + last)
      }),
      { numRuns: 60 },
    )
  })
})

test('nothing is usual before a day is over', () => {
  expect(usualPeak(learn(Array<number>(DAY - 1).fill(9)), 5)).toBeNull()
  expect(usualPeak(learn(Array<number>(DAY).fill(9)), 5)).toBe(9)
})

test('one day of storm weighs little: median over the week, mean over two', () => {
  const days = [...Array<number>(13).fill(10), 1000]
  const values = days.flatMap((peak) => [peak, ...Array<number>(DAY - 1).fill(0)])
  expect(usualPeak(learn(values), 5)).toBeCloseTo(Math.sqrt(10 * ((13 * 10 + 1000) / 14)))
})
