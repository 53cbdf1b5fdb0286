import { describe, expect, it } from 'vitest'
import { timeAgo } from '#lib/time/time-ago.ts'

const now = Date.parse('2026-03-01T12:00:00Z')

describe('timeAgo', () => {
  it.each([
    ['2026-03-01T11:59:30Z', 'just now'],
    ['2026-03-01T12:00:20Z', 'just now'],
    ['2026-03-01T11:57:00Z', '3 minutes ago'],
    ['2026-02-27T12:00:00Z', '2 days ago'],
    ['2026-03-03T12:00:00Z', 'in 2 days'],
  ])('%s is %s', (iso, expected) => {
    expect(timeAgo(iso, now)).toBe(expected)
  })
})
