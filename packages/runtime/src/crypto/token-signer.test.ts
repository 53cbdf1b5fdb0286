import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyring } from './keyring.ts'
import { createTokenSigner } from './token-signer.ts'

const one = 'first secret of at least 32 characters'
const two = 'second secret of at least 32 characters'
const signer = createTokenSigner(createKeyring([one]))
const payloads = fc.stringMatching(/^[\w.~:-]{1,60}$/)

describe('createTokenSigner', () => {
  test('gives back the payload it signed, also when the signature changed its case', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const token = signer.signToken('thread', payload)
        expect(signer.verifyToken('thread', token)).toBe(payload)
        expect(signer.verifyToken('thread', payload + token.slice(payload.length).toUpperCase())).toBe(
          payload,
        )
      }),
    )
  })

  test('knows nothing it did not sign', () => {
    const token = signer.signToken('thread', 'abc')
    const strangers = [
      '',
      '-',
      'abc',
      `${token}0`,
      token.slice(0, -1),
      `x${token}`,
      token.replace('abc', 'abd'),
    ]
    const flipped = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
    const notHex = `${token.slice(0, -2)}zz`
    for (const stranger of [...strangers, flipped, notHex, token.slice(3)]) {
      expect(signer.verifyToken('thread', stranger)).toBeNull()
    }
  })

  test('never throws on what strangers send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(signer.verifyToken('thread', text)).toBeNull()
      }),
    )
  })

  test('a token is good for its own purpose only', () => {
    expect(signer.verifyToken('link', signer.signToken('thread', 'abc'))).toBeNull()
  })

  test('an older secret still verifies, an unknown one does not', () => {
    const token = signer.signToken('thread', 'abc')
    expect(createTokenSigner(createKeyring([two, one])).verifyToken('thread', token)).toBe('abc')
    expect(createTokenSigner(createKeyring([two])).verifyToken('thread', token)).toBeNull()
  })

  test('refuses a payload that would not survive an address', () => {
    expect(() => signer.signToken('thread', 'a b')).toThrow('A token carries')
    expect(() => signer.signToken('thread', '')).toThrow('A token carries')
  })
})

test('a keyring needs a secret', () => {
  expect(() => createKeyring([])).toThrow('There is no secret')
})
