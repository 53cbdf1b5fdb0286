import { expect, test } from 'vitest'
import { isUnderWay, stretchName } from './span.ts'

const at = (text: string) => new Date(text).getTime()
const start = (text: string) => new Date(text).toISOString()

test('a stretch is under way from its beginning until it is over, by the clocks of here', () => {
  const today = start('2026-12-01T00:00')
  expect(isUnderWay(today, 'day', at('2026-12-01T00:00'))).toBe(true)
  expect(isUnderWay(today, 'day', at('2026-12-01T23:59'))).toBe(true)
  expect(isUnderWay(today, 'day', at('2026-12-02T00:00'))).toBe(false)
  expect(isUnderWay(today, 'week', at('2026-12-07T23:59'))).toBe(true)
  expect(isUnderWay(today, 'week', at('2026-12-08T00:00'))).toBe(false)
  expect(isUnderWay(start('2026-12-01T09:00'), 'hour', at('2026-12-01T09:59'))).toBe(true)
  expect(isUnderWay(start('2026-12-01T09:00'), 'hour', at('2026-12-01T10:00'))).toBe(false)
  expect(isUnderWay(start('2026-12-02T00:00'), 'day', at('2026-12-01T12:00'))).toBe(false)
})

test('its name says that it is not over', () => {
  const today = start('2026-12-01T00:00')
  expect(stretchName(today, 'day', at('2026-12-01T12:00'))).toMatch(/, so far$/)
  expect(stretchName(today, 'day', at('2026-12-02T12:00'))).not.toContain('so far')
})
