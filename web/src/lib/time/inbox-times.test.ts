import { describe, expect, it } from 'vitest'
import { clockTime, dayLabel } from './day-label.ts'
import { shortTime } from './short-time.ts'
import { snoozePresets, toLocalInput } from './snooze-presets.ts'
import { timeAhead } from './time-ahead.ts'

const now = new Date(2026, 4, 13, 15, 30)
const before = (ms: number) => new Date(now.getTime() - ms).toISOString()
const MINUTE = 60_000

describe('shortTime', () => {
  it.each([
    [10_000, 'now'],
    [-5 * MINUTE, 'now'],
    [5 * MINUTE, '5m'],
    [59.9 * MINUTE, '59m'],
    [3 * 60 * MINUTE, '3h'],
    [26 * 60 * MINUTE, 'Tue'],
    [9 * 24 * 60 * MINUTE, '4 May'],
    [400 * 24 * 60 * MINUTE, '8 Apr 2025'],
  ])('%d ms ago is %s', (age, expected) => {
    expect(shortTime(before(age), now.getTime(), 'en-GB')).toBe(expected)
  })
})

describe('timeAhead', () => {
  it.each([
    ['later today', new Date(2026, 4, 13, 18, 5), '18:05'],
    ['what is overdue', new Date(2026, 4, 12, 9), '09:00'],
    ['the next day, however near', new Date(2026, 4, 14, 0, 5), 'tomorrow 00:05'],
    ['this week', new Date(2026, 4, 19, 9), 'Tue 09:00'],
    ['the same weekday', new Date(2026, 4, 20, 9), '20 May'],
    ['another year', new Date(2027, 4, 4, 9), '4 May 2027'],
  ])('%s', (_what, at, expected) => {
    expect(timeAhead(at.toISOString(), now.getTime(), 'en-GB')).toBe(expected)
  })
})

describe('dayLabel', () => {
  it('goes by the calendar and not by hours', () => {
    const justAfterMidnight = new Date(2026, 4, 13, 0, 5).getTime()
    const lateYesterday = new Date(2026, 4, 12, 23, 55).toISOString()
    expect(dayLabel(lateYesterday, justAfterMidnight)).toBe('Yesterday')
    expect(dayLabel(now.toISOString(), now.getTime())).toBe('Today')
  })
  it('names the year only where it is another one', () => {
    expect(dayLabel(new Date(2026, 4, 4, 9).toISOString(), now.getTime(), 'en-GB')).toBe('Monday 4 May')
    expect(dayLabel(new Date(2025, 4, 4, 9).toISOString(), now.getTime(), 'en-GB')).toMatch(
      /^Sunday.* 4 May 2025$/,
    )
  })
  it('tells the time with two digits', () => {
    expect(clockTime(new Date(2026, 4, 4, 9, 5).toISOString(), 'en-GB')).toBe('09:05')
  })
})

describe('snoozePresets', () => {
  const ids = (at: Date) => snoozePresets(at).map(({ id }) => id)

  it('offers what lies ahead', () => {
    expect(ids(now)).toEqual(['hour', 'hours', 'evening', 'tomorrow', 'monday', 'week'])
    expect(ids(new Date(2026, 4, 13, 17, 30))).not.toContain('evening')
  })
  it('means the next Monday, on a Monday too', () => {
    const monday = (at: Date) => snoozePresets(at).find(({ id }) => id === 'monday')?.until
    expect(monday(now)).toEqual(new Date(2026, 4, 18, 9))
    expect(monday(new Date(2026, 4, 18, 8))).toEqual(new Date(2026, 4, 25, 9))
    expect(monday(new Date(2026, 4, 17, 8))).toEqual(new Date(2026, 4, 18, 9))
  })
  it('crosses the end of a month', () => {
    const tomorrow = snoozePresets(new Date(2026, 4, 31, 12)).find(({ id }) => id === 'tomorrow')
    expect(tomorrow?.until).toEqual(new Date(2026, 5, 1, 9))
  })
  it('writes local times for the field', () => {
    expect(toLocalInput(new Date(2026, 0, 2, 3, 4))).toBe('2026-01-02T03:04')
  })
})
