import { expect, test } from 'vitest'
import { restAfter } from './scorer-rest.ts'

const now = new Date('2026-05-01T10:00:00Z')
const rest = (failures: number, until: Date | null = null) => {
  const found = restAfter(failures, { until }, now)
  return found === null ? null : (found.getTime() - now.getTime()) / 1_000
}

test('one that fails again and again is left alone, each time longer', () => {
  expect([1, 2, 3, 4, 5, 50].map((failures) => rest(failures))).toEqual([null, null, 30, 60, 120, 900])
})

test('one that says when it wants to be asked again is asked then, at the latest after a quarter of an hour', () => {
  expect(rest(1, new Date('2026-05-01T10:00:07Z'))).toBe(7)
  expect(rest(1, new Date('2026-05-02T10:00:00Z'))).toBe(900)
})
