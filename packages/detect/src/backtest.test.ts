import { describe, expect, test } from 'vitest'
import { backtest } from './backtest.ts'
import { BIN_MS } from './bin.ts'
import { brandDays, change, DAY, start } from './streams.fixtures.ts'

const at = (place: number) => start + place * BIN_MS
const storms = [4 * DAY, 16 * DAY + 100, 18 * DAY + 100, 20 * DAY + 100]
const bins = storms.reduce(
  (before, place) => change(before, place, 3, () => ({ mentions: 120, distinct: 120 })),
  brandDays(22),
)
const from = at(14 * DAY)
const settings = { sensitivity: 'balanced', detectors: ['spike'] } as const

describe('a rule tried on history', () => {
  test('fires where it would have, with its reasons, and not before the time that is asked for', () => {
    const { fired, perWeek, sentence } = backtest({ bins, from, settings, marks: [] })
    expect(fired.map((alert) => alert.at)).toEqual(storms.slice(1).map(at))
    expect(fired[0]?.reasons[0]?.sentence).toContain('120 mentions in 5 minutes')
    expect(perWeek).toBeCloseTo(21 / 8)
    expect(sentence).toBe('Would have fired 3 times in 8 days')
  })

  test('says what was said of alerts of about that time, each mark once', () => {
    const marks = [
      { at: at((storms[1] ?? 0) + 6), mark: 'false-positive' },
      { at: at((storms[1] ?? 0) + 8), mark: 'useful' },
      { at: at((storms[2] ?? 0) - 3), mark: 'not-actionable' },
      { at: at(4 * DAY), mark: 'useful' },
    ] as const
    const found = backtest({ bins, from, settings, marks })
    expect(found.fired.map(({ mark }) => mark)).toEqual(['false-positive', 'not-actionable', null])
    expect(found.missed).toEqual([marks[1]])
    expect(found.sentence).toBe(
      'Would have fired 3 times in 8 days; 2 of them you marked noise; 1 that you marked useful would have been missed',
    )
  })

  test('fires less where it is stricter and more where it is more sensitive', () => {
    const low = change(brandDays(22), 17 * DAY, 1, () => ({ mentions: 16, distinct: 16 }))
    const count = (sensitivity: 'sensitive' | 'balanced' | 'strict') =>
      backtest({ bins: low, from, settings: { ...settings, sensitivity }, marks: [] }).fired.length
    expect(count('sensitive')).toBeGreaterThanOrEqual(count('balanced'))
    expect(count('balanced')).toBeGreaterThan(count('strict'))
  })
})
