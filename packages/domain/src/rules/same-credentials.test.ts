import { expect, test } from 'vitest'
import { sameCredentials } from './same-credentials.ts'

test.each([
  [{ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  [{ token: 't' }, { token: 't', expiresAt: null, inner: null }, true],
  [{ token: 't', tokens: { refresh: 'r' } }, { token: 't', tokens: null }, false],
  [{ token: 't' }, { token: 'u' }, false],
  [{ list: [1, 2] }, { list: [2, 1] }, false],
])('%j and %j', (one, other, same) => {
  expect(sameCredentials(one, other)).toBe(same)
})
