import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages, trees } from '../query.fixtures.ts'
import { means } from '../reference.fixtures.ts'
import { match } from './match.ts'

test('a query matches what it means', () => {
  let matched = 0
  fc.assert(
    fc.property(trees, messages, (tree, message) => {
      const wanted = means(tree, message)
      matched += Number(wanted)
      expect(match(tree, message)).toBe(wanted)
    }),
    { numRuns: 2500 },
  )
  expect(matched).toBeGreaterThan(250)
})
