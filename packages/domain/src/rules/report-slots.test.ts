import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodOf, slotKey } from './report-slots.ts'
import { nextSlot, type RhythmClock } from './rhythm-slots.ts'

const daily = (time: string, timeZone: string): RhythmClock => ({ rhythm: { kind: 'daily' }, time, timeZone })
function slotsFrom(clock: RhythmClock, from: string, count: number): string[] {
  const slots: string[] = []
  let at = new Date(from)
  for (let index = 0; index < count; index += 1) {
    at = nextSlot(clock, at)
    slots.push(at.toISOString())
  }
  return slots
}

describe('nextSlot', () => {
  test('goes by the wall clock on both sides of a change of the clocks', () => {
    expect(slotsFrom(daily('08:00', 'Europe/Berlin'), '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ])
  })
  test('a time that the clocks leave out comes as much later, one that they show twice comes once', () => {
    expect(slotsFrom(daily('02:30', 'Europe/Berlin'), '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
    expect(slotsFrom(daily('02:30', 'Europe/Berlin'), '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })
  test('a month without that day sends on its last', () => {
    const clock = { rhythm: { kind: 'monthly', day: 31 } as const, time: '09:00', timeZone: 'UTC' }
    expect(slotsFrom(clock, '2026-01-31T09:00:00Z', 3)).toEqual([
      '2026-02-28T09:00:00.000Z',
      '2026-03-31T09:00:00.000Z',
      '2026-04-30T09:00:00.000Z',
    ])
  })
  test('a week has one, on its day', () => {
    const clock = { rhythm: { kind: 'weekly', weekday: 1 } as const, time: '00:15', timeZone: 'Asia/Tokyo' }
    expect(slotsFrom(clock, '2026-11-30T00:00:00Z', 2)).toEqual([
      '2026-12-06T15:15:00.000Z',
      '2026-12-13T15:15:00.000Z',
    ])
  })
  test('whatever the zone, each slot is later than the one before and has a day of its own', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.date({ min: new Date('2011-12-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        (timeZone, hour, minute, from) => {
          const clock = daily(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, timeZone)
          const slots = slotsFrom(clock, from.toISOString(), 12).map((slot) => new Date(slot))
          expect(slots.every((slot, index) => slot > (slots[index - 1] ?? from))).toBe(true)
          expect(new Set(slots.map((slot) => slotKey(slot, timeZone))).size).toBe(12)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['yesterday', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['last-7-days', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['last-week', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['last-30-days', '2026-09-25T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['last-month', '2026-08-31T22:00:00.000Z', '2026-09-30T22:00:00.000Z'],
] as const)('%s is whole days of the zone, of 25 hours where the clocks go back', (period, from, to) => {
  const found = periodOf(period, new Date('2026-10-26T07:00:00Z'), 'Europe/Berlin')
  expect([found.from.toISOString(), found.to.toISOString()]).toEqual([from, to])
})
