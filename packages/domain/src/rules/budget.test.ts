import { expect, test } from 'vitest'
import { alarmDue, isStopped, monthOf, noBudget, percentUsed } from './budget.ts'

const use = { costMicros: 8_000_000, units: { read: 50 } }

test('a month begins and ends at midnight UTC, the year included', () => {
  expect(monthOf(new Date('2026-12-31T23:59:59Z'))).toEqual({
    from: new Date('2026-12-01T00:00:00Z'),
    to: new Date('2027-01-01T00:00:00Z'),
  })
})

test('of several limits the nearest counts, and without one there is no share', () => {
  expect(percentUsed(noBudget, use)).toBeNull()
  expect(percentUsed({ costMicros: 10_000_000, units: {} }, use)).toBe(80)
  expect(percentUsed({ costMicros: 10_000_000, units: { read: 40, written: 1 } }, use)).toBe(125)
  expect(percentUsed({ costMicros: null, units: { written: 0 } }, use)).toBe(100)
})

test('what is to end first ends first, what is to go on goes on, and all the rest ends at the limit', () => {
  const stops = [
    { ability: 'listen' as const, percent: 80 },
    { ability: 'reply' as const, percent: null },
  ]
  const stoppedAt = (percent: number | null) =>
    (['listen', 'mentions', 'reply'] as const).filter((ability) => isStopped(stops, ability, percent))
  expect(stoppedAt(null)).toEqual([])
  expect(stoppedAt(79.9)).toEqual([])
  expect(stoppedAt(80)).toEqual(['listen'])
  expect(stoppedAt(100)).toEqual(['listen', 'mentions'])
})

test('each alarm is told once, and a jump over two tells the higher', () => {
  expect(alarmDue([50, 80, 100], 49, null)).toBeNull()
  expect(alarmDue([50, 80, 100], 50, null)).toBe(50)
  expect(alarmDue([50, 80, 100], 60, 50)).toBeNull()
  expect(alarmDue([50, 80, 100], 101, 50)).toBe(100)
  expect(alarmDue([50, 80, 100], null, null)).toBeNull()
})
