import { expect, test } from 'vitest'
import { oneTimeCode } from './one-time-code.ts'

// RFC 6238, appendix B: the last six digits of its SHA-1 rows; the key is “12345678901234567890”.
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [2000000000, '279037'],
])('the code at %i s', (seconds, code) => {
  expect(oneTimeCode(key, seconds * 1000)).toBe(code)
})
