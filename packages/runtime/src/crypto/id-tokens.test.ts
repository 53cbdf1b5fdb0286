import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createIdTokens } from './id-tokens.ts'
import { createKeyring } from './keyring.ts'

const one = 'first secret of at least 32 characters'
const two = 'second secret of at least 32 characters'
const tokens = createIdTokens(createKeyring([one]), 'thread')
const id = '0190f3a2-1b2c-7d3e-8f40-123456789abc'

describe('createIdTokens', () => {
  test('gives back the id it signed, in whatever case it comes home', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const token = tokens.sign(uuid)
        expect(token).toMatch(/^[0-9a-v]{40}$/)
        expect(tokens.verify(token)).toBe(uuid)
        expect(tokens.verify(token.toUpperCase())).toBe(uuid)
      }),
    )
  })

  test('an id that begins with zeros keeps them', () => {
    const low = '00000000-0000-7000-8000-000000000000'
    expect(tokens.verify(tokens.sign(low))).toBe(low)
  })

  test('no other character in any place is genuine', () => {
    const token = tokens.sign(id)
    const changed = token
      .split('')
      .map((char, at) => token.slice(0, at) + (char === '0' ? '1' : '0') + token.slice(at + 1))
    expect(changed.filter((text) => tokens.verify(text) !== null)).toEqual([])
  })

  test('knows nothing it did not sign, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-v]{40}$/)), (text) => {
        expect(tokens.verify(text)).toBeNull()
      }),
    )
  })

  test('is good for its own purpose only, and for as long as its secret is known', () => {
    const token = tokens.sign(id)
    expect(createIdTokens(createKeyring([one]), 'link').verify(token)).toBeNull()
    expect(createIdTokens(createKeyring([two, one]), 'thread').verify(token)).toBe(id)
    expect(createIdTokens(createKeyring([two]), 'thread').verify(token)).toBeNull()
  })

  test('signs ids only', () => {
    expect(() => tokens.sign('42')).toThrow('Only a UUID')
  })
})
