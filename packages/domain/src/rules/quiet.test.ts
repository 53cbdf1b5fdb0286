import { describe, expect, test } from 'vitest'
import type { HourVolume } from '../ports/hearing.ts'
import { judgeSilence } from './quiet.ts'

const HOUR_MS = 3_600_000
/** A Monday. */
const start = new Date('2026-03-02T00:00:00Z')
const after = (hours: number) => new Date(start.getTime() + hours * HOUR_MS)

/** Every hour of so many weeks, by what comes in it. */
function weeks(count: number, messages: (hour: Date) => number): HourVolume[] {
  return Array.from({ length: count * 168 }, (_, index) => after(index)).map((hour) => ({
    hour,
    messages: messages(hour),
  }))
}

const isOffice = (hour: Date) =>
  hour.getUTCDay() % 6 !== 0 && hour.getUTCHours() >= 9 && hour.getUTCHours() < 17
const office = (messages: number) => (hour: Date) => (isOffice(hour) ? messages : 0)
const lastOf = (volume: readonly HourVolume[]) =>
  volume.findLast(({ messages }) => messages > 0)?.hour ?? start

describe('a channel that is heard in office hours', () => {
  const volume = weeks(4, office(5))
  const lastHeardAt = lastOf(volume)
  const judge = (now: Date) => judgeSilence({ volume, lastHeardAt, now })

  test('may be silent at night and over the weekend', () => {
    expect(lastHeardAt).toEqual(new Date('2026-03-27T16:00:00Z'))
    expect(judge(new Date('2026-03-28T09:00:00Z'))).toBeNull()
    expect(judge(new Date('2026-03-30T08:00:00Z'))).toBeNull()
  })

  test('is quiet when a morning brings nothing', () => {
    expect(judge(new Date('2026-03-30T09:30:00Z'))).toBeNull()
    expect(judge(new Date('2026-03-30T13:00:00Z'))).toMatchObject({ since: lastHeardAt })
    const expected = judge(new Date('2026-03-30T17:00:00Z'))?.expected ?? 0
    expect(expected).toBeGreaterThan(30)
    expect(expected).toBeLessThan(50)
  })
})

test('a channel that is seldom heard is given its time, and no more', () => {
  const volume = weeks(8, (hour) => (hour.getUTCHours() === 12 ? 1 : 0))
  const lastHeardAt = lastOf(volume)
  const days = (count: number) => new Date(lastHeardAt.getTime() + count * 24 * HOUR_MS)
  expect(judgeSilence({ volume, lastHeardAt, now: days(8) })).toBeNull()
  expect(judgeSilence({ volume, lastHeardAt, now: days(13) })).toMatchObject({ expected: 13 })
})

test('a source that was silent before for as long is not reported for it again', () => {
  const holiday = weeks(6, (hour) => (hour > after(168 * 3) && hour < after(168 * 4) ? 0 : 2))
  const lastHeardAt = lastOf(holiday)
  const hours = (count: number) => new Date(lastHeardAt.getTime() + count * HOUR_MS)
  expect(judgeSilence({ volume: holiday, lastHeardAt, now: hours(24 * 6) })).toBeNull()
  expect(judgeSilence({ volume: holiday, lastHeardAt, now: hours(24 * 14) })).not.toBeNull()
})

test('one storm does not make the ordinary quiet', () => {
  const volume = weeks(3, (hour) => (+hour === +after(200) ? 50_000 : 1))
  const lastHeardAt = lastOf(volume)
  const now = new Date(lastHeardAt.getTime() + 6 * HOUR_MS)
  expect(judgeSilence({ volume, lastHeardAt, now })).toBeNull()
})

test('nothing is said of what is too new or too small to be known', () => {
  const now = after(168 * 30)
  expect(judgeSilence({ volume: [], lastHeardAt: null, now })).toBeNull()
  const young = weeks(1, () => 20)
  expect(judgeSilence({ volume: young, lastHeardAt: lastOf(young), now: after(400) })).toBeNull()
  const small = weeks(4, (hour) => (hour.getUTCDay() === 1 && hour.getUTCHours() === 9 ? 1 : 0))
  expect(judgeSilence({ volume: small, lastHeardAt: lastOf(small), now })).toBeNull()
})
