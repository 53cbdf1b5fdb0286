import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noWord, tokenise } from './tokenise.ts'

const wordsOf = (text: string) => tokenise(text).map(({ word }) => word)
const anyText = fc.string({ unit: 'binary', maxLength: 300 })

test.for<[what: string, text: string, words: string[]]>([
  ['nothing', '', []],
  ['white space alone', ' \n\t  ', []],
  ['punctuation alone', '... !? ("")', []],
  ['case and punctuation', 'Great, GREAT: (great)!', ['great', 'great', 'great']],
  ['words joined by a slash', 'good/bad', ['good', 'bad']],
  [
    'inner hyphens and apostrophes',
    "well-being isn't 'quoted' -dash-",
    ['well-being', "isn't", 'quoted', 'dash'],
  ],
  ['curly apostrophes and quotes', 'don’t “love”', ["don't", 'love']],
  ['a hashtag', '#happy', ['happy']],
  [
    'addresses',
    '@happy me@great.com https://good.example/love www.bad.com',
    [noWord, noWord, noWord, noWord],
  ],
  ['emoji at a word', 'nice😍😍now', ['nice', '😍', '😍', 'now']],
  ['emoji with skin tone, selector and joiner', '👍🏽 ❤️ 👩‍👧', ['👍', '❤', '👩']],
  ['other scripts', 'ЖУК größe 日本語', ['жук', 'größe', '日本語']],
  ['the name that plain objects answer to', 'constructor good', [noWord, 'good']],
])('%s', ([, text, words]) => {
  expect(wordsOf(text)).toEqual(words)
})

test('tokens stand in order, do not overlap, and lie within the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0
      for (const token of tokenise(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end)
        expect(token.end).toBeGreaterThan(token.start)
        expect(token.word).not.toMatch(/\s|^$/)
        ;({ end } = token)
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})

const wordChars = fc.constantFrom(...'aZ09\'-.,;:!?)"(#_@/ \nwé’'.split(''))
test('plain words are cut as the patterns would cut them', () => {
  fc.assert(
    fc.property(fc.string({ unit: wordChars, maxLength: 60 }), (text) => {
      const expected = (text.match(/\S+/g) ?? []).flatMap((chunk) =>
        /@|:\/\/|^www\./.test(chunk)
          ? [noWord]
          : (chunk
              .toLowerCase()
              .replaceAll('’', "'")
              .match(/[a-zé\d]+(?:['-][a-zé\d]+)*/g) ?? []),
      )
      expect(wordsOf(text)).toEqual(expected)
    }),
    { numRuns: 1_000 },
  )
})

test.for(['a', '.', '@', "'-", 'a.', '👍🏽', '\u{200D}', '\u{0301}', ' a', 'w', 'http://'])(
  '10,000 characters of %j take no time',
  (unit) => {
    const text = unit.repeat(10_000 / unit.length)
    const begun = process.cpuUsage()
    tokenise(text)
    expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
  },
)
