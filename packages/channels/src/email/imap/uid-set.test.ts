import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatUids, parseUids } from './uid-set.ts'

test('writes runs of numbers as IMAP does', () => {
  expect(formatUids([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10')
  expect(formatUids([])).toBe('')
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 })), (numbers) => {
      const uids = numbers.toSorted((a, b) => a - b)
      expect(parseUids(formatUids(uids))).toEqual(uids)
    }),
  )
})
