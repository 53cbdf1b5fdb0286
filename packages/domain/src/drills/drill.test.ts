import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeptDrill } from '../ports/drills.ts'
import { playedSeconds, saidAt } from './drill-clock.ts'
import { drillMessage, saidBefore, saidLines } from './drill-messages.ts'
import { timesOf } from './read-drill.ts'
import { readRecording } from './read-recording.ts'
import { steered } from './steer-drill.ts'

const head = { recording: 1, name: 'Test', brand: 'Keyfold', begins: 60 }
const author = { name: 'Ann', handle: 'ann', followers: 10 }
const text = (...lines: object[]) => [head, ...lines].map((line) => JSON.stringify(line)).join('\n')
const calm = { network: 'x', author, text: 'Fine' }
const whole = text(
  calm,
  { at: 20, network: 'bluesky', author, text: 'Second' },
  { at: 5, network: 'x', author, text: 'First', toUs: true },
  { at: 30, network: 'x', author, text: 'First', reposts: 3 },
)

const drill = (changes: Partial<KeptDrill> = {}): KeptDrill => ({
  id: 'd',
  originId: 'o',
  originName: 'Shop',
  recording: readRecording(whole),
  channels: {},
  speed: 1,
  state: 'running',
  position: 0,
  matched: 0,
  still: 0,
  startedBy: 'Ann',
  createdAt: new Date('2026-11-30T10:00:00Z'),
  startedAt: new Date('2026-11-30T10:01:00Z'),
  pausedAt: null,
  pausedMs: 0,
  endedAt: null,
  version: 1,
  ...changes,
})

test('a recording is read in the order of its clock, and what repeats names what it repeats by its place in the file', () => {
  const { lines } = readRecording(whole)
  expect(lines.map((line) => line.text)).toEqual(['First', 'Second', 'First'])
  const said = saidLines(drill(), { from: 0, to: 3, at: (second) => new Date(second * 1000) })
  const messages = said.map((one) => drillMessage(one, 'Keyfold'))
  expect(messages[0]).toMatchObject({ externalId: 'drill-3', addressed: true })
  expect(messages[2]?.post).toMatchObject({ form: 'repost', repeats: 'drill-3' })
})

test.each([
  ['', 'Line 1 of the recording: it is empty'],
  ['{', 'Line 1 of the recording: it is no JSON'],
  [text({ at: 1, network: 'x', author, text: 'A' }), 'nothing is said on the days before'],
  [text(calm), 'nothing is said after the start'],
  [text(calm, { at: 1, network: 'myspace', author, text: 'A' }), 'Line 3 of the recording: network'],
  [text(calm, { at: 1, network: 'x', author, text: 'A', reposts: 9 }), 'Line 3 of the recording: it repeats'],
])('what is wrong in a recording is said with its line: %s', (given, words) => {
  expect(() => readRecording(given)).toThrow(words)
})

test('the days before are the same every time, end before the start, and are as many as was said', () => {
  const said = saidBefore(drill())
  expect(said).toHaveLength(14 * 12)
  expect(saidBefore(drill())).toEqual(said)
  expect(new Set(said.map(({ externalId }) => externalId)).size).toBe(said.length)
  for (const { sentAt } of said) expect(sentAt.getTime()).toBeLessThan(drill().createdAt.getTime())
})

test('whatever pauses there are, what is said at a second is said when that second is played', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ runs: fc.integer({ min: 1, max: 600 }), rests: fc.integer({ min: 0, max: 600 }) }),
        {
          maxLength: 5,
        },
      ),
      fc.constantFrom(1, 2, 4, 10),
      fc.integer({ min: 0, max: 300 }),
      (pauses, speed, more) => {
        let one = drill({ speed })
        let now = one.startedAt?.getTime() ?? 0
        let ran = 0
        for (const { runs, rests } of pauses) {
          now += runs * 1000
          ran += runs
          one = { ...one, ...steered(one, 'paused', new Date(now)) }
          now += rests * 1000
          expect(playedSeconds(one, new Date(now))).toBeCloseTo(ran * speed)
          one = { ...one, ...steered(one, 'running', new Date(now)) }
        }
        const played = playedSeconds(one, new Date(now + more * 1000))
        expect(played).toBeCloseTo((ran + more) * speed)
        expect(saidAt(one, played)?.getTime()).toBeCloseTo(now + more * 1000)
      },
    ),
  )
})

test('times are counted from the alert by the real clock, whatever the speed', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 10, minute))
  const facts = {
    alertedAt: at(2),
    acknowledgedAt: at(4),
    repliedAt: at(40),
    statedAt: null,
    containedAt: at(1),
    incident: null,
    kept: 0,
  }
  for (const speed of [1, 10])
    expect(timesOf(drill({ speed }), facts)).toMatchObject([
      { measure: 'acknowledged', minutes: 2, target: 5, met: true },
      { measure: 'replied', minutes: 38, target: 15, met: false },
      { measure: 'stated', minutes: null, met: null },
      { measure: 'contained', minutes: 0, met: true },
    ])
})

test('what has ended stays so, and what is prepared can be ended', () => {
  const now = new Date()
  expect(() => steered(drill({ state: 'ended' }), 'running', now)).toThrow(/not where it could/)
  expect(steered(drill({ state: 'preparing' }), 'ended', now)).toMatchObject({ state: 'ended' })
  expect(steered(drill({ state: 'paused', pausedAt: now }), 'paused', now)).toBeNull()
})
