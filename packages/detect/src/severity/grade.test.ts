import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreCrisis, type Situation } from './crisis-score.ts'
import { firstGrade, type Grade, grade, gradeJoined, severityNow } from './grade.ts'
import { type Severity, severities } from './severities.ts'

const MINUTE = 60_000
const calm: Situation = {
  volumeRatio: 0.4,
  lastHour: 20,
  hourBefore: 22,
  reach: 5000,
  usualReach: 40_000,
  negativeShare: 0.2,
  usualNegativeShare: 0.2,
  press: 0,
  largeAccounts: 0,
  loudChannels: 1,
  channels: 4,
}
const storm: Situation = {
  ...calm,
  volumeRatio: 8,
  lastHour: 400,
  hourBefore: 30,
  reach: 3_000_000,
  negativeShare: 0.7,
  press: 1,
  loudChannels: 3,
}

describe('the crisis score', () => {
  test('is 0 in a quiet hour', () => {
    expect(scoreCrisis(calm)).toMatchObject({ score: 0, axes: { impact: 0, velocity: 0 } })
  })

  test('shows each term, what it is measured against, its weight and its points', () => {
    const { score, axes, terms } = scoreCrisis(storm)
    const share = terms.find(({ name }) => name === 'negative-share')
    expect(share).toMatchObject({ axis: 'impact', value: 0.7, baseline: 0.2, weight: 0.25 })
    expect(share?.points).toBeCloseTo(25)
    expect(terms.find(({ name }) => name === 'spread')).toMatchObject({ value: 3, level: 2 / 3 })
    expect(terms.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score)
    expect(axes.velocity).toBeCloseTo(100)
  })

  test('has weights that are 1 together, and never leaves 0 to 100', () => {
    const amount = fc.double({ min: 0, max: 1e7, noNaN: true })
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    const situation = fc.record({
      volumeRatio: amount,
      lastHour: amount,
      hourBefore: amount,
      reach: amount,
      usualReach: amount,
      negativeShare: part,
      usualNegativeShare: part,
      press: fc.nat(20),
      largeAccounts: fc.nat(20),
      loudChannels: fc.nat(9),
      channels: fc.nat(9),
    })
    fc.assert(
      fc.property(situation, (any) => {
        const { score, axes, terms } = scoreCrisis(any)
        expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
        for (const value of [score, axes.impact, axes.velocity]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(100.0001)
        }
      }),
    )
  })
})

/** One look every five minutes. */
const looks = (from: Grade, situation: Situation, count: number, start = 0) =>
  Array.from({ length: count }).reduce<Grade>(
    (before, _look, index) => grade(before, situation, start + 5 * index * MINUTE),
    from,
  )

describe('the severity', () => {
  test('goes up at once', () => {
    expect(grade(firstGrade, storm, 0)).toMatchObject({ severity: 'critical', lowerSince: null })
  })

  test('goes down one step after half an hour of calm, then the next', () => {
    const high = grade(firstGrade, storm, 0)
    expect(looks(high, calm, 6).severity).toBe('critical')
    expect(looks(high, calm, 7).severity).toBe('major')
    expect(looks(high, calm, 12).severity).toBe('major')
    expect(looks(high, calm, 13).severity).toBe('minor')
    expect(looks(high, calm, 60)).toEqual(firstGrade)
  })

  test('counts the calm anew when it was broken', () => {
    const nearly = looks(grade(firstGrade, storm, 0), calm, 6)
    const again = grade(nearly, storm, 30 * MINUTE)
    expect(again).toMatchObject({ severity: 'critical', lowerSince: null })
    expect(looks(again, calm, 6, 35 * MINUTE).severity).toBe('critical')
  })

  test('does not flicker at a bound: what is a little under it keeps its band', () => {
    const ratio = (level: number) => ({ ...calm, volumeRatio: 2 ** (3 * level) })
    const [under, over] = [ratio(0.35), ratio(0.45)]
    expect(scoreCrisis(under).axes.velocity).toBeCloseTo(25)
    expect(grade(firstGrade, under, 0).severity).toBe('watch')
    const middle = grade(firstGrade, over, 0)
    expect(middle.severity).toBe('minor')
    expect(grade(middle, under, 5 * MINUTE)).toMatchObject({ severity: 'minor', lowerSince: null })
  })

  test('never skips a step on its way down', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (bad) => {
        let now = firstGrade
        for (const [index, isBad] of bad.entries()) {
          const next = grade(now, isBad ? storm : calm, 5 * index * MINUTE)
          const fall = severities.indexOf(now.severity) - severities.indexOf(next.severity)
          expect(fall).toBeLessThanOrEqual(1)
          now = next
        }
      }),
    )
  })
})

describe('what a person says against the figures', () => {
  const said = (severity: Severity, figures: Grade): Grade => ({
    ...figures,
    byHand: { severity, least: figures.severity, by: 'Ann', at: 0, reason: 'The press called' },
  })
  const high = grade(firstGrade, storm, 0)

  test('stands above them however calm it is, and they go on beneath it', () => {
    const later = looks(said('critical', high), calm, 60)
    expect(severityNow(later)).toBe('critical')
    expect(later).toMatchObject({ severity: 'watch', byHand: { least: 'watch' } })
  })

  test('stands below them while they say what they said when somebody lowered it', () => {
    expect(severityNow(looks(said('minor', high), storm, 20))).toBe('minor')
  })

  test('ends once they got worse since and are worse than it', () => {
    const eased = looks(said('minor', high), calm, 8)
    expect(eased).toMatchObject({ severity: 'major', byHand: { severity: 'minor', least: 'major' } })
    const again = grade(eased, storm, 60 * MINUTE)
    expect(again).toMatchObject({ severity: 'critical', byHand: null })
    expect(severityNow(again)).toBe('critical')
  })

  test('is not ended by getting worse within what it says already', () => {
    const quiet = said('major', firstGrade)
    const { severity, bands } = grade(firstGrade, { ...calm, volumeRatio: 3 }, 0)
    expect(severity).toBe('minor')
    expect(severityNow(gradeJoined(quiet, { severity, bands, lowerSince: null }))).toBe('major')
    expect(severityNow(gradeJoined(quiet, high))).toBe('critical')
  })

  test('an alert never lowers it', () => {
    expect(gradeJoined(high, firstGrade)).toEqual(high)
  })
})
