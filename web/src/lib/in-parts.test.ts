import { expect, test } from 'vitest'
import { inParts } from './in-parts.ts'

test('all are there once and in their order, no part larger than is taken', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(inParts([1, 2], 2)).toEqual([[1, 2]])
})

test('nothing is no request', () => {
  expect(inParts([], 2)).toEqual([])
})
