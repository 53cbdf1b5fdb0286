import type { DigestRhythm } from '@hubbub/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginBefore, dueDigest } from './digest-periods.ts'
import { nextSlot, type RhythmClock } from './rhythm-slots.ts'

const HOUR_MS = 3_600_000
const rhythm = fc.oneof(
  fc.constant<DigestRhythm>({ kind: 'hourly' }),
  fc.constant<DigestRhythm>({ kind: 'daily' }),
  fc.integer({ min: 1, max: 7 }).map((weekday): DigestRhythm => ({ kind: 'weekly', weekday })),
)
const clocks = fc.record({
  rhythm,
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  timeZone: fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  ),
})
const moments = fc.date({ min: new Date('2011-12-01'), max: new Date('2027-01-01'), noInvalidDate: true })

test('whenever somebody looks, one time follows the other without a gap and none is told twice', () => {
  fc.assert(
    fc.property(
      clocks,
      moments,
      fc.array(fc.integer({ min: 0, max: 20 * 24 }), { minLength: 3, maxLength: 12 }),
      (clock, start, waits) => {
        let dueAt = nextSlot(clock, start)
        let toldTo = beginBefore(clock, dueAt)
        let now = dueAt.getTime()
        let told = 0
        let slots = 0
        for (const wait of waits) {
          now = Math.max(now + wait * HOUR_MS, dueAt.getTime())
          const due = dueDigest(clock, { toldTo, dueAt, now: new Date(now) })
          expect(due.nextAt.getTime()).toBeGreaterThan(now)
          expect(due.slot.getTime()).toBeLessThanOrEqual(now)
          expect(due.span?.from).toEqual(toldTo)
          expect(due.span?.to.getTime()).toBe(Math.floor(due.slot.getTime() / HOUR_MS) * HOUR_MS)
          told += due.periods
          toldTo = due.span?.to ?? toldTo
          dueAt = due.nextAt
        }
        for (let slot = nextSlot(clock, start); slot < dueAt; slot = nextSlot(clock, slot)) slots += 1
        expect(told).toBe(slots)
      },
    ),
    { numRuns: 100 },
  )
})

test('a first one tells of a whole period', () => {
  fc.assert(
    fc.property(clocks, moments, (clock, start) => {
      const dueAt = nextSlot(clock, start)
      const from = beginBefore(clock, dueAt)
      const hours = (dueAt.getTime() - from.getTime()) / HOUR_MS
      const whole = { hourly: [1, 2], daily: [22, 26], weekly: [166, 193] }[clock.rhythm.kind]
      expect(hours).toBeGreaterThanOrEqual(whole[0] ?? 0)
      // A day that a zone has left out, as Samoa did, is part of the one before.
      expect(hours).toBeLessThanOrEqual((whole[1] ?? 0) + (clock.timeZone === 'Pacific/Apia' ? 24 : 0))
    }),
    { numRuns: 200 },
  )
})

const berlin: RhythmClock = { rhythm: { kind: 'daily' }, time: '08:00', timeZone: 'Europe/Berlin' }

test('the day of a change of the clocks has 23 hours, or 25', () => {
  const told = (toldTo: string, dueAt: string) =>
    dueDigest(berlin, { toldTo: new Date(toldTo), dueAt: new Date(dueAt), now: new Date(dueAt) })
  expect(told('2026-03-28T07:00:00Z', '2026-03-29T06:00:00Z')).toEqual({
    span: { from: new Date('2026-03-28T07:00:00Z'), to: new Date('2026-03-29T06:00:00Z') },
    periods: 1,
    slot: new Date('2026-03-29T06:00:00Z'),
    nextAt: new Date('2026-03-30T06:00:00Z'),
  })
  expect(told('2026-10-24T06:00:00Z', '2026-10-25T07:00:00Z').span).toEqual({
    from: new Date('2026-10-24T06:00:00Z'),
    to: new Date('2026-10-25T07:00:00Z'),
  })
})

test('what was missed is told at once, back to a month; a moment within an hour that is told is passed over', () => {
  const missed = dueDigest(berlin, {
    toldTo: new Date('2026-01-01T07:00:00Z'),
    dueAt: new Date('2026-01-02T07:00:00Z'),
    now: new Date('2026-03-01T12:00:00Z'),
  })
  expect(missed).toMatchObject({
    span: { from: new Date('2026-01-29T07:00:00Z'), to: new Date('2026-03-01T07:00:00Z') },
    periods: 59,
  })
  expect(
    dueDigest(
      { ...berlin, time: '08:30' },
      {
        toldTo: new Date('2026-01-02T07:00:00Z'),
        dueAt: new Date('2026-01-02T07:30:00Z'),
        now: new Date('2026-01-02T07:31:00Z'),
      },
    ).span,
  ).toBeNull()
})
