import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('each wait is twice the last, up to a minute, and not the same for everybody', () => {
  expect([1, 2, 3, 20].map((failures) => backoffMs(failures, 1))).toEqual([1_000, 2_000, 4_000, 60_000])
  expect(backoffMs(1, 0)).toBe(750)
})
