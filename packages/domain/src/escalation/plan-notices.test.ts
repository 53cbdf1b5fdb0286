import type { NotifyPreference } from '@hubbub/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planNotices, usualPreference } from './plan-notices.ts'
import { quietUntil } from './quiet-hours.ts'

const nights = { from: '22:00', until: '07:00', through: 'critical' as const }
const tokyo: NotifyPreference = { ...usualPreference, timeZone: 'Asia/Tokyo', quiet: nights }
const ways = [
  { kind: 'email', id: null },
  { kind: 'webhook', id: 'w1' },
] as const

test('quiet hours are those of the person’s own clock, also past midnight', () => {
  const until = (text: string) => quietUntil(tokyo, 'high', new Date(text))?.toISOString() ?? null
  expect(until('2026-11-30T12:59Z')).toBeNull()
  expect(until('2026-11-30T13:00Z')).toBe('2026-11-30T22:00:00.000Z')
  expect(until('2026-11-30T21:59Z')).toBe('2026-11-30T22:00:00.000Z')
  expect(until('2026-11-30T22:00Z')).toBeNull()
})

test('what is severe enough breaks through, and nothing does where nothing may', () => {
  const night = new Date('2026-11-30T15:00Z')
  expect(quietUntil(tokyo, 'critical', night)).toBeNull()
  expect(quietUntil({ ...tokyo, quiet: { ...nights, through: null } }, 'critical', night)).not.toBeNull()
})

test('each way is told once, at the earliest of its times, and what is held is told when the quiet ends', () => {
  const preference: NotifyPreference = {
    ...tokyo,
    rules: {
      ...tokyo.rules,
      high: [
        { way: 'webhook', afterSeconds: 300 },
        { way: 'email', afterSeconds: 0 },
        { way: 'webhook', afterSeconds: 60 },
      ],
    },
  }
  const day = new Date('2026-11-30T02:00Z')
  expect(planNotices(preference, ways, { severity: 'high', at: day })).toEqual([
    { way: 'webhook', wayId: 'w1', notBefore: new Date('2026-11-30T02:01Z'), held: false },
    { way: 'email', wayId: null, notBefore: day, held: false },
  ])
  const night = new Date('2026-11-30T15:00Z')
  expect(planNotices(preference, ways, { severity: 'high', at: night })).toMatchObject([
    { held: true, notBefore: new Date('2026-11-30T22:00Z') },
    { held: true, notBefore: new Date('2026-11-30T22:00Z') },
  ])
  expect(planNotices(preference, ways, { severity: 'low', at: day })).toEqual([])
})

test('nobody is disturbed in their quiet hours, whatever the zone and the change of the clocks', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map(
      (minutes) =>
        `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    )
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
      time,
      time,
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
      (timeZone, from, until, ms) => {
        const preference = { ...usualPreference, timeZone, quiet: { from, until, through: null } }
        for (const { notBefore, held } of planNotices(preference, ways, {
          severity: 'high',
          at: new Date(ms),
        })) {
          expect(quietUntil(preference, 'high', notBefore)).toBeNull()
          expect(held).toBe(notBefore.getTime() !== ms)
          // Never longer than a day, and the hour that a day may be longer.
          expect(notBefore.getTime() - ms).toBeLessThanOrEqual(25 * 3_600_000)
        }
      },
    ),
  )
})
