import { compareCursors } from '@hubbub/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstCursor, formatCursor, parseCursor } from './event-rows.ts'

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 64n - 1n), fc.bigInt(0n, 2n ** 63n - 1n), (xid, seq) => {
      expect(parseCursor(formatCursor(`${xid}`, seq))).toEqual({ xid: `${xid}`, seq })
    }),
  )
})

test('begins before everything', () => {
  expect(compareCursors(firstCursor, formatCursor('3', 1n))).toBe(-1)
  expect(parseCursor(firstCursor)).toEqual({ xid: '0', seq: 0n })
})

test.each(['', '12', '1.', '.1', '1.2.3', '-1.2', '1.2;', "1.2'", '1e3.4', ' 1.2'])('refuses %j', (text) => {
  expect(() => parseCursor(text)).toThrow(RangeError)
})
