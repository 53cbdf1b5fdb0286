import type { EscalationStep, EscalationTarget } from '@hubbub/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSteps } from './merge-steps.ts'

const target = fc.oneof(
  fc.record({ kind: fc.constant('member' as const), id: fc.constantFrom('a', 'b', 'c') }),
  fc.constant({ kind: 'supervisors' as const }),
)
const ladder: fc.Arbitrary<EscalationStep[]> = fc.array(
  fc.record({
    targets: fc.uniqueArray(target, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) }),
    waitSeconds: fc.integer({ min: 30, max: 3600 }),
  }),
  { minLength: 1, maxLength: 5 },
)
const names = (targets: readonly EscalationTarget[] = []) =>
  targets.map((one) => JSON.stringify(one)).toSorted()

test('who stood on a step of either stands on it once, and nobody waits longer than before', () => {
  fc.assert(
    fc.property(ladder, ladder, (one, other) => {
      const merged = mergeSteps(one, other)
      expect(merged).toHaveLength(Math.max(one.length, other.length))
      for (const [index, step] of merged.entries()) {
        const both = [one[index], other[index]].filter((found) => found !== undefined)
        expect(names(step.targets)).toEqual(
          [...new Set(both.flatMap(({ targets }) => names(targets)))].toSorted(),
        )
        expect(both.map(({ waitSeconds }) => waitSeconds)).toContain(step.waitSeconds)
        for (const { waitSeconds } of both) expect(step.waitSeconds).toBeLessThanOrEqual(waitSeconds)
      }
    }),
  )
})

test('merged with itself it stays', () => {
  fc.assert(
    fc.property(ladder, (one) => {
      expect(mergeSteps(one, one)).toEqual(one)
    }),
  )
})
