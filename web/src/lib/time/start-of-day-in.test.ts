import { expect, test } from 'vitest'
import { startOfDayIn } from './start-of-day-in.ts'

test.each([
  ['UTC', '2026-11-30T23:30:00Z', '2026-11-30T00:00:00Z'],
  // It is the next day there already.
  ['Europe/Berlin', '2026-11-30T23:30:00Z', '2026-11-30T23:00:00Z'],
  ['Asia/Tokyo', '2026-11-30T15:00:00Z', '2026-11-30T15:00:00Z'],
  ['America/New_York', '2026-11-30T03:00:00Z', '2026-11-29T05:00:00Z'],
  ['Asia/Kolkata', '2026-11-30T12:00:00Z', '2026-11-29T18:30:00Z'],
  // In the night the clocks were put forward, and back.
  ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00Z'],
])('the day in %s at %s began at %s', (timeZone, at, began) => {
  expect(new Date(startOfDayIn(timeZone, Date.parse(at))).toISOString()).toBe(new Date(began).toISOString())
})
