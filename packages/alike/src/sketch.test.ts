import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAlike } from './similarity.ts'
import { sketch } from './sketch.ts'

const said = 'The new Lumen lamp flickers all night and support tells me to buy another one'

function alike(one: string, other: string): boolean {
  const [a, b] = [sketch(one), sketch(other)]
  return a !== null && b !== null && a.keys.some((key) => b.keys.includes(key)) && isAlike(a, b)
}

describe('texts that repeat another', () => {
  test.each([
    ['as it is', said],
    ['by the mark of the network, cut', `RT @anna: ${said.slice(0, 70)}…`],
    ['in other letters', said.toUpperCase().replaceAll(' ', '  ')],
    ['with an address and a word behind it', `${said} https://example.org/a?b #lumen`],
    ['with a word of their own', `Unbelievable! ${said}`],
    ['with a word changed', said.replace('lamp', 'light')],
  ])('%s', (_, other) => {
    expect(alike(said, other)).toBe(true)
  })

  test('in a script without spaces', () => {
    expect(
      alike('新しいランプは一晩中ちらつきます', '新しいランプは一晩中ちらつきます。 https://example.org'),
    ).toBe(true)
  })
})

describe('texts that do not', () => {
  test.each([
    ['of the same brand', 'The new Lumen lamp is the best thing I have bought this year, thank you'],
    ['that answer', `No, my lamp is fine. Support told me to press the button for five seconds`],
  ])('%s', (_, other) => {
    expect(alike(said, other)).toBe(false)
  })

  test('of few words, of which most are the same', () => {
    expect(alike('happy mothers day to you all', 'a happy mothers day to my mum')).toBe(false)
  })

  test('too short to tell', () => {
    expect(sketch('thank you so much!')).toBeNull()
    expect(sketch('@anna @ben https://example.org/a/b/c/d/e/f')).toBeNull()
  })
})

test('a text is alike itself, whatever it holds, and its keys are numbers of 64 bits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const one = sketch(text)
      if (one === null) return
      expect(isAlike(one, one)).toBe(true)
      expect(sketch(text)?.keys).toEqual(one.keys)
      for (const key of one.keys) expect(BigInt.asIntN(64, key)).toBe(key)
    }),
  )
})
