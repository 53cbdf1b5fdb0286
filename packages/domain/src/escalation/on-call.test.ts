import type { Rotation } from '@hubbub/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onCallSpans, type RosterRules, whoIsOnCall } from './on-call.ts'

const weekly: Rotation = {
  name: 'Weekly',
  memberIds: ['ann', 'ben', 'cleo'],
  startsAt: '2026-10-05T09:00',
  every: 1,
  unit: 'weeks',
  hours: null,
}
const berlin: RosterRules = { timeZone: 'Europe/Berlin', rotations: [weekly], overrides: [] }
const at = (text: string) => new Date(text)
const wallTime = (date: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone).toPlainTime().toString()

describe('a rotation', () => {
  test('hands over at the same time of the wall clock on both sides of a change of the clocks', () => {
    const spans = onCallSpans(berlin, at('2026-10-20T00:00Z'), at('2026-11-04T00:00Z'))
    expect(spans.map(({ from, memberId }) => [from.toISOString(), memberId])).toEqual([
      ['2026-10-20T00:00:00.000Z', 'cleo'],
      // Nine o’clock in summer, and nine o’clock in winter.
      ['2026-10-26T08:00:00.000Z', 'ann'],
      ['2026-11-02T08:00:00.000Z', 'ben'],
    ])
    expect(whoIsOnCall(berlin, at('2026-10-19T07:00Z')).memberId).toBe('cleo')
    expect(whoIsOnCall(berlin, at('2026-10-19T06:59:59Z')).memberId).toBe('ben')
  })

  test('knows nobody before it begins', () => {
    expect(whoIsOnCall(berlin, at('2026-10-05T06:59Z')).memberId).toBeNull()
    expect(whoIsOnCall(berlin, at('2026-10-05T07:00Z')).memberId).toBe('ann')
  })

  test('of some hours leaves the rest to the next one', () => {
    const office = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }
    const night = { days: [5], from: '22:00', until: '06:00' }
    const rules: RosterRules = {
      timeZone: 'Europe/London',
      rotations: [
        { ...weekly, memberIds: ['day'], hours: office },
        { ...weekly, memberIds: ['night'], hours: night },
      ],
      overrides: [],
    }
    const spans = onCallSpans(rules, at('2026-11-06T00:00Z'), at('2026-11-08T00:00Z'))
    expect(spans.map(({ from, memberId }) => `${from.toISOString().slice(5, 16)} ${memberId}`)).toEqual([
      '11-06T00:00 null',
      '11-06T09:00 day',
      '11-06T17:00 null',
      '11-06T22:00 night',
      '11-07T06:00 null',
    ])
  })

  test('that would hand over at a time that the clocks leave out does so as much later', () => {
    const rules: RosterRules = {
      timeZone: 'America/New_York',
      rotations: [{ ...weekly, startsAt: '2026-03-01T02:30', unit: 'days' }],
      overrides: [],
    }
    const spans = onCallSpans(rules, at('2026-03-07T12:00Z'), at('2026-03-09T12:00Z'))
    expect(spans.slice(1).map(({ from }) => from.toISOString())).toEqual([
      '2026-03-08T07:30:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ])
  })
})

test('an override stands above rotations, and of two the later made', () => {
  const override = (memberId: string, createdAt: string) => ({
    memberId,
    from: at('2026-10-21T00:00Z'),
    to: at('2026-10-22T00:00Z'),
    createdAt: at(createdAt),
  })
  const rules = {
    ...berlin,
    overrides: [override('eve', '2026-10-02T00:00Z'), override('dan', '2026-10-01T00:00Z')],
  }
  expect(onCallSpans(rules, at('2026-10-20T00:00Z'), at('2026-10-23T00:00Z'))).toMatchObject([
    { memberId: 'cleo', by: 'rotation' },
    { memberId: 'eve', by: 'override', from: at('2026-10-21T00:00Z'), to: at('2026-10-22T00:00Z') },
    { memberId: 'cleo', by: 'rotation' },
  ])
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
]
const wall = fc
  .record({ h: fc.integer({ min: 0, max: 23 }), m: fc.integer({ min: 0, max: 59 }) })
  .map(({ h, m }) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const rotations = fc.record({
  name: fc.constant('any'),
  memberIds: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 5 }),
  startsAt: fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), wall)
    .map(
      ([month, day, time]) =>
        `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${time}`,
    ),
  every: fc.integer({ min: 1, max: 14 }),
  unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
  hours: fc.option(
    fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      from: wall,
      until: wall,
    }),
  ),
})
const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 5) }).map((ms) => new Date(ms))
const rosters = fc.record({
  timeZone: fc.constantFrom(...zones),
  rotations: fc.array(rotations, { maxLength: 3 }),
  overrides: fc.array(
    fc.tuple(moment, fc.integer({ min: 1, max: 200 }), moment).map(([from, hours, createdAt]) => ({
      memberId: 'over',
      from,
      to: new Date(from.getTime() + hours * 3_600_000),
      createdAt,
    })),
    { maxLength: 3 },
  ),
})

describe('whatever the roster, the zone and the change of the clocks', () => {
  test('the spans lie end to end, and each says who is on call at any moment within it', () => {
    fc.assert(
      fc.property(
        rosters,
        moment,
        fc.integer({ min: 1, max: 21 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (rules, from, days, share) => {
          const to = new Date(from.getTime() + days * 86_400_000)
          const spans = onCallSpans(rules, from, to)
          expect(spans[0]?.from).toEqual(from)
          expect(spans.at(-1)?.to).toEqual(to)
          for (const [index, span] of spans.entries()) {
            expect(span.to > span.from).toBe(true)
            const next = spans[index + 1]
            if (next !== undefined) expect(next.from).toEqual(span.to)
            const within = new Date(
              span.from.getTime() + Math.floor((span.to.getTime() - span.from.getTime()) * share),
            )
            expect(whoIsOnCall(rules, within)).toEqual({ memberId: span.memberId, by: span.by })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('turns of days and weeks begin at their time of the wall clock, but where the clocks leave it out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), rotations, moment, (timeZone, given, from) => {
        fc.pre(given.unit !== 'hours')
        const rotation = { ...given, hours: null, memberIds: ['a', 'b'] }
        const spans = onCallSpans(
          { timeZone, rotations: [rotation], overrides: [] },
          from,
          new Date(from.getTime() + 60 * 86_400_000),
        )
        const wanted = `${rotation.startsAt.slice(11)}:00`
        const odd = spans.slice(1).filter((span) => wallTime(span.from, timeZone) !== wanted)
        // At most one change to summer time lies within sixty days.
        expect(odd.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })
})
