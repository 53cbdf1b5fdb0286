import { describe, expect, test } from 'vitest'
import { normalise, scoreStream } from './nab-score.ts'

const stream = {
  rows: 10_000,
  windows: [
    { from: 2000, to: 2099 },
    { from: 5000, to: 5099 },
  ],
}
const standard = (alarms: number[]) => normalise('standard', [scoreStream(alarms, stream)])

describe('the score of a stream', () => {
  test('is 100 for windows found at their first row, 0 for silence', () => {
    expect(standard([2000, 5000])).toBeCloseTo(100)
    expect(standard([])).toBe(0)
    expect(standard([2000])).toBeCloseTo(50)
  })

  test('counts only the first alarm in a window, the less the later', () => {
    expect(standard([2000, 2050, 5000])).toBeCloseTo(100)
    expect(standard([2050, 5000])).toBeGreaterThan(standard([2090, 5000]))
    expect(scoreStream([2040, 2050], stream)).toMatchObject({ delays: [40], inside: 2, outside: 0 })
  })

  test('takes 0.11 for a false alarm, twice that where they are dear, less just behind a window', () => {
    const cost = (row: number) => -scoreStream([2000, 5000, row], stream).scores.standard + 2
    expect(cost(1000)).toBeCloseTo(0.11)
    expect(cost(4000)).toBeCloseTo(0.11)
    expect(cost(2110)).toBeLessThan(0.04)
    expect(scoreStream([2000, 5000, 1000], stream).scores.low_fp).toBeCloseTo(1.78)
  })

  test('counts a missed window twice where misses are dear', () => {
    expect(scoreStream([2000], stream).scores).toMatchObject({ standard: 0, low_fn: -1 })
  })

  test('ignores the first 750 rows, and of a short stream 15 %', () => {
    expect(scoreStream([749], stream).outside).toBe(0)
    expect(scoreStream([750], stream).outside).toBe(1)
    expect(scoreStream([149, 150], { rows: 1000, windows: [] }).outside).toBe(1)
  })
})
