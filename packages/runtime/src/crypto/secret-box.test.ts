import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyring } from './keyring.ts'
import { createSecretBox } from './secret-box.ts'

const one = 'first secret of at least 32 characters'
const two = 'second secret of at least 32 characters'
const box = createSecretBox(createKeyring([one]))

describe('createSecretBox', () => {
  test('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, context) => {
        expect(box.open(box.seal(text, context), context)).toBe(text.toWellFormed())
      }),
    )
  })

  test('names its format and key, shows nothing and is new each time', () => {
    const [first, second] = [box.seal('hunter2 hunter2', 'c'), box.seal('hunter2 hunter2', 'c')]
    expect(first).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/)
    expect(first).not.toBe(second)
    expect(Buffer.from(first.split('.')[3] ?? '', 'base64url').toString()).not.toContain('hunter2')
  })

  test('does not open under another context', () => {
    const sealed = box.seal('x', 'channel:1')
    expect(() => box.open(sealed, 'channel:2')).toThrow(
      expect.objectContaining({ code: 'secret.unreadable' }),
    )
  })

  test('does not open when any character was changed', () => {
    const sealed = box.seal('some password', 'c')
    const changed = sealed
      .split('')
      .map((char, at) => sealed.slice(0, at) + (char === 'A' ? 'B' : 'A') + sealed.slice(at + 1))
    // The last character of an unpadded base64 part holds spare bits that decode to nothing; those stay equal.
    const opened = changed.filter((text) => {
      try {
        return box.open(text, 'c') === 'some password' && !sameBytes(text, sealed)
      } catch {
        return false
      }
    })
    expect(opened).toEqual([])
  })

  test('a tag that is cut short is refused', () => {
    const [v, id, iv, text, tag] = box.seal('x', 'c').split('.')
    expect(() => box.open([v, id, iv, text, tag?.slice(0, 6)].join('.'), 'c')).toThrow('cannot be read')
  })

  test('rotation: a new first secret seals, the old one still opens, and one sees what is stale', () => {
    const sealed = box.seal('x', 'c')
    const rotated = createSecretBox(createKeyring([two, one]))
    expect(rotated.open(sealed, 'c')).toBe('x')
    expect(rotated.isStale(sealed)).toBe(true)
    const again = rotated.seal('x', 'c')
    expect(rotated.isStale(again)).toBe(false)
    expect(() => box.open(again, 'c')).toThrow('key that is not set')
  })

  test('boxes for different purposes do not share keys', () => {
    const other = createSecretBox(createKeyring([one]), 'other')
    expect(() => other.open(box.seal('x', 'c'), 'c')).toThrow('cannot be read')
  })
})

function sameBytes(a: string, b: string): boolean {
  const decode = (text: string) =>
    text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))
  return decode(a).join('.') === decode(b).join('.')
}
