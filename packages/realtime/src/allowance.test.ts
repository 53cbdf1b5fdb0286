import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

test('gives no more than the burst and the pace together, in any stretch of time', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(
      gaps,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      (waits, burst, perSecond) => {
        const allowance = createAllowance({ burst, perSecond })
        const given: number[] = []
        let now = 0
        for (const wait of waits) {
          now += wait
          if (allowance.take(now)) given.push(now)
        }
        for (const [first, from] of given.entries()) {
          for (const [last, to] of given.entries()) {
            if (last < first) continue
            expect(last - first + 1).toBeLessThanOrEqual(burst + ((to - from) / 1_000) * perSecond + 1e-6)
          }
        }
      },
    ),
  )
})

test('who keeps to the pace is never refused', () => {
  const allowance = createAllowance({ burst: 1, perSecond: 5 })
  expect(Array.from({ length: 50 }, (_, index) => allowance.take(index * 201))).not.toContain(false)
})
