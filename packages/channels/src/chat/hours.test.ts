import { expect, test } from 'vitest'
import { hoursAt, parseHours } from './hours.ts'

const at = (text: string) => new Date(text)

test.each([
  ['Mon-Fri 9:00-17:30', '2026-11-30T08:00:00Z', true],
  ['Mon-Fri 9:00-17:30', '2026-11-30T07:59:00Z', false],
  ['Mon-Fri 9:00-17:30', '2026-11-30T16:30:00Z', false],
  ['Monday – Friday 9 - 17', '2026-12-04T15:59:00Z', true],
  ['Sat-Mon 10-12', '2026-11-29T09:30:00Z', true],
  ['Fri 22:00-02:00', '2026-12-05T00:30:00Z', true],
  ['Sun 22:00-02:00', '2026-11-30T00:30:00Z', true],
])('%s in Berlin at %s: %s', (line, now, open) => {
  expect(hoursAt(parseHours(line), at(now), 'Europe/Berlin').open).toBe(open)
})

test.each([
  ['2026-12-04T17:00:00Z', 'Europe/Berlin', '2026-12-07T08:10:00.000Z'],
  ['2026-11-30T03:00:00Z', 'America/New_York', '2026-11-30T14:10:00.000Z'],
  // The night in which clocks are put forward has an hour less.
  ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-30T07:10:00.000Z'],
])('who comes too early at %s in %s is told when: %s', (now, zone, opensAt) => {
  expect(hoursAt(parseHours('Mon-Fri 9:10-17:30'), at(now), zone)).toEqual({
    open: false,
    opensAt: at(opensAt),
  })
})

test('without hours somebody is always here', () => {
  expect(hoursAt([], at('2026-11-29T03:00:00Z'), 'UTC')).toEqual({ open: true, opensAt: null })
})

test.each([
  ['weekdays', 'Write hours'],
  ['Foo 9-17', 'no day'],
  ['Mon 9:70-17', 'no time'],
  ['Mon 9-25', 'no time'],
  ['Mon 9-9', 'same time'],
])('%s is refused: %s', (line, reason) => {
  expect(() => parseHours(line)).toThrow(reason)
})
