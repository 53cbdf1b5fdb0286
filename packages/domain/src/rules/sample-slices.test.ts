import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketsOf, hoursOf } from './analytics-span.ts'
import { sampleSlices } from './sample-slices.ts'

const at = (text: string) => new Date(text)
const HOUR_MS = 3_600_000

describe('a sample', () => {
  const span = { from: at('2026-03-01T00:00:00Z'), to: at('2026-03-31T00:00:00Z') }
  const hours = fc.uniqueArray(
    fc.record({ hour: fc.nat(30 * 24 - 1), mentions: fc.integer({ min: 1, max: 500 }) }),
    {
      selector: ({ hour }) => hour,
      minLength: 1,
    },
  )

  test('is as large as was asked for, and of each slice in proportion', () => {
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 400 }), (some, most) => {
        const counted = some.map(({ hour, mentions }) => ({
          at: new Date(span.from.getTime() + hour * HOUR_MS),
          mentions,
        }))
        const total = counted.reduce((sum, { mentions }) => sum + mentions, 0)
        const slices = sampleSlices(span, counted, most)
        if (total <= most) {
          expect(slices).toEqual([{ ...span, take: most }])
          return
        }
        expect(slices.reduce((sum, { take }) => sum + take, 0)).toBe(most)
        for (const { from, to, take } of slices) {
          const within = counted.reduce(
            (sum, hour) => sum + (hour.at >= from && hour.at < to ? hour.mentions : 0),
            0,
          )
          expect(Math.abs(take - (within / total) * most)).toBeLessThan(1.001)
          expect(take).toBeLessThanOrEqual(within)
        }
      }),
    )
  })

  test('of nothing is nothing', () => expect(sampleSlices(span, [], 10)).toEqual([]))
})

describe('stretches', () => {
  test('are counted in whole hours', () => {
    expect(hoursOf({ from: '2026-03-01T10:20:00Z', to: '2026-03-01T12:00:01+01:00' })).toEqual({
      from: at('2026-03-01T10:00:00Z'),
      to: at('2026-03-01T12:00:00Z'),
    })
  })

  test('of a zone at half past hold the hours that begin in them, each hour once', () => {
    const span = { from: at('2026-03-01T00:00:00Z'), to: at('2026-03-03T00:00:00Z') }
    const begins = [
      '2026-02-28T18:30:00Z',
      '2026-03-01T18:30:00Z',
      '2026-03-02T18:30:00Z',
      '2026-03-03T18:30:00Z',
    ].map(at)
    expect(bucketsOf(span, begins).map((bucket) => bucket.span)).toEqual([
      { from: at('2026-03-01T00:00:00Z'), to: at('2026-03-01T19:00:00Z') },
      { from: at('2026-03-01T19:00:00Z'), to: at('2026-03-02T19:00:00Z') },
      { from: at('2026-03-02T19:00:00Z'), to: at('2026-03-03T00:00:00Z') },
    ])
  })
})
