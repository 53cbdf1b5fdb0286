import { expect, test } from 'vitest'
import { isVouched, vouchFor } from './vouch.ts'

const now = new Date('2026-11-30T12:00:00Z')
const keys = { secret: 's'.repeat(40), former: { secret: 'f'.repeat(40), until: '2026-12-01T00:00:00.000Z' } }
const ada = { id: '42', email: 'ada@shop.test' }

test('who is signed with the secret is believed', () => {
  expect(isVouched(keys, { ...ada, hash: vouchFor(keys.secret, ada) }, now)).toBe(true)
  expect(isVouched(keys, { ...ada, hash: vouchFor(keys.secret, ada).toUpperCase() }, now)).toBe(true)
  expect(isVouched(keys, { id: '42', hash: vouchFor(keys.secret, { id: '42' }) }, now)).toBe(true)
})

test('the secret before counts until its time is over', () => {
  const user = { ...ada, hash: vouchFor(keys.former.secret, ada) }
  expect(isVouched(keys, user, now)).toBe(true)
  expect(isVouched(keys, user, new Date('2026-12-01T00:00:00Z'))).toBe(false)
})

test('a hash of somebody else, of another address or of nothing is not', () => {
  for (const hash of ['', '00', vouchFor(keys.secret, { id: '43' }), vouchFor(keys.secret, { id: '42' })])
    expect(isVouched(keys, { ...ada, hash }, now)).toBe(false)
  expect(isVouched(keys, { id: '42', email: 'eve@shop.test', hash: vouchFor(keys.secret, ada) }, now)).toBe(
    false,
  )
})
