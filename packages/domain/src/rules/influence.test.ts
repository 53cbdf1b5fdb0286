import fc from 'fast-check'
import { expect, test } from 'vitest'
import { influenceOf } from './influence.ts'

const nobody = { followers: 0, echo: 0, mentions: 0, verified: false }

test('nobody moves nothing, and a million verified followers who are heard and speak often move all', () => {
  expect(influenceOf(nobody).score).toBe(0)
  expect(influenceOf({ followers: null, echo: null, mentions: 0, verified: false }).score).toBe(0)
  const all = influenceOf({ followers: 1_000_000, echo: 10_000, mentions: 31, verified: true })
  expect(all.score).toBeCloseTo(100, 0)
  expect(all.terms.map(({ name, points }) => [name, Math.round(points)])).toEqual([
    ['followers', 50],
    ['echo', 25],
    ['activity', 15],
    ['verified', 10],
  ])
})

test('the score is the sum of its terms, lies between 0 and 100, and grows with each of them', () => {
  const known = fc.record({
    followers: fc.option(fc.nat(5e8)),
    echo: fc.option(fc.nat(1e7)),
    mentions: fc.nat(1e6),
    verified: fc.boolean(),
  })
  fc.assert(
    fc.property(known, (one) => {
      const { score, terms } = influenceOf(one)
      expect(score).toBeCloseTo(
        terms.reduce((sum, { weight, level }) => sum + 100 * weight * level, 0),
        6,
      )
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100.000_001)
      expect(influenceOf({ ...one, followers: (one.followers ?? 0) + 1_000 }).score).toBeGreaterThanOrEqual(
        score,
      )
      expect(influenceOf({ ...one, verified: true }).score).toBeGreaterThanOrEqual(score)
    }),
  )
})
