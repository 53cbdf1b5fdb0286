import { describe, expect, it } from 'vitest'
import { duration } from '#lib/time/duration.ts'

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [37.6, '38 ms'],
    [3200, '3.2 s'],
    [42_400, '42 s'],
    [60_000, '1 min'],
    [5 * 3_600_000, '5 h'],
    [3 * 86_400_000, '3 d'],
  ])('%d ms is %s', (ms, expected) => {
    expect(duration(ms)).toBe(expected)
  })
})
