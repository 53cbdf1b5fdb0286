import { sentimentSchema } from '@hubbub/contracts'
import fc from 'fast-check'
import Afinn from 'sentiment'
import { describe, expect, test } from 'vitest'
import { lengthRead, scoreEnglish } from './score-english.ts'
import { tokenise } from './tokenise.ts'
import { weights } from './word-list.ts'

const termsOf = (text: string) => scoreEnglish(text, 'en').terms

describe('label', () => {
  test.for<[text: string, label: string]>([
    ['This is great, thank you so much!', 'positive'],
    ['I love it ❤️', 'positive'],
    ['👍🏽👍🏽', 'positive'],
    ['This is terrible and I am angry', 'negative'],
    ['😡', 'negative'],
    ['Nothing but a disaster', 'negative'],
    ['The invoice is attached', 'neutral'],
    ['Yes, fine', 'positive'],
    ['This is not good', 'negative'],
    ["I don't like it", 'negative'],
    ['I don’t like it', 'negative'],
    ['Write to angry@terrible.example or see https://hate.example', 'neutral'],
    ['CONSTRUCTOR good good', 'positive'],
  ])('%s: %s', ([text, label]) => {
    expect(scoreEnglish(text, 'en').label).toBe(label)
  })

  test.for<[score: number, text: string, label: string]>([
    [-1, 'a fight', 'negative'],
    [0, 'it is what it is', 'neutral'],
    [1, 'I agree', 'neutral'],
    [2, 'thank you', 'positive'],
  ])('at a sum of %d it is as the thresholds say', ([sum, text, label]) => {
    const { terms, label: found } = scoreEnglish(text, 'en')
    expect(terms.reduce((total, { weight }) => total + weight, 0)).toBe(sum)
    expect(found).toBe(label)
  })
})

describe('unsure', () => {
  test('in any language but English, whatever the words', () => {
    for (const language of ['de', 'es', 'ja']) {
      expect(scoreEnglish('Die Rechnung ist super, love it', language)).toMatchObject({
        label: 'unsure',
        score: 0,
        confidence: 0,
        terms: [],
      })
    }
  })

  test('without a language, only where no word is known', () => {
    expect(scoreEnglish('Rechnung 4711', null).label).toBe('unsure')
    expect(scoreEnglish('thanks!', null).label).toBe('positive')
  })

  test('less sure without a language than with it', () => {
    const known = scoreEnglish('thanks, great', 'en')
    const unknown = scoreEnglish('thanks, great', null)
    expect(unknown.confidence).toBeLessThan(known.confidence)
  })

  test('where there is nothing to read', () => {
    for (const text of ['', ' \n ', '...']) expect(scoreEnglish(text, 'en').label).toBe('unsure')
  })
})

describe('terms', () => {
  test('stand where the words stand, each time they occur', () => {
    expect(termsOf('Bad, bad! And BAD again; good.')).toEqual([
      { start: 0, end: 3, text: 'Bad', weight: -3 },
      { start: 5, end: 8, text: 'bad', weight: -3 },
      { start: 14, end: 17, text: 'BAD', weight: -3 },
      { start: 25, end: 29, text: 'good', weight: 3 },
    ])
  })

  test('take the negation in, also across punctuation, and only where there is one', () => {
    expect(termsOf('not  good, but good')).toEqual([
      { start: 0, end: 9, text: 'not  good', weight: -3 },
      { start: 15, end: 19, text: 'good', weight: 3 },
    ])
  })

  test('count in UTF-16 code units, also after emoji', () => {
    const text = '👩‍👧 so happy😍😍!'
    const terms = termsOf(text)
    expect(terms.map((term) => term.text)).toEqual(['happy', '😍', '😍'])
    for (const { start, end, text: said } of terms) expect(text.slice(start, end)).toBe(said)
  })

  test('a word inside another is not found', () => {
    expect(termsOf('badminton and goodness-knows')).toEqual([])
  })

  test('their weights are the sum that was labelled', () => {
    const { terms } = scoreEnglish('good bad not bad awful love', 'en')
    expect(terms.map(({ weight }) => weight)).toEqual([3, -3, 3, -3, 3])
  })
})

test('the sum is the one of the list’s own package', () => {
  const afinn = new Afinn()
  // It lowers case also where an emoji is a letter in a circle, and then does not find it.
  const known = fc.constantFrom(
    ...words,
    ...[...weights.keys()].filter((word) => !word.includes(' ') && word === word.toLowerCase()),
  )
  fc.assert(
    fc.property(fc.array(known, { maxLength: 30 }), (parts) => {
      const text = parts.join(' ')
      const theirs = afinn.analyze(
        tokenise(text)
          .map(({ word }) => word)
          .join(' '),
      )
      expect(termsOf(text).reduce((sum, { weight }) => sum + weight, 0)).toBe(theirs.score)
    }),
    { numRuns: 1_000 },
  )
})

describe('score', () => {
  test('grows with the share of strong words', () => {
    const scores = [
      'I think this may be good for some people in the end',
      'this is good',
      'good',
      'outstanding',
    ].map((text) => scoreEnglish(text, 'en').score)
    expect(scores).toEqual(scores.toSorted((a, b) => a - b))
    expect(new Set(scores).size).toBe(scores.length)
  })

  test('reads no more than its bound', () => {
    const text = `${'word '.repeat(lengthRead / 5)}terrible terrible`
    expect(scoreEnglish(text, 'en')).toMatchObject({ label: 'neutral', terms: [] })
  })
})

const words = [
  'good',
  'bad',
  'not',
  "don't",
  'the',
  '😡',
  '👍🏽',
  'love',
  'constructor',
  '__proto__',
  'İ',
  '\n',
  '.',
  '’',
  'Größe',
  'x@y.z',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 200,
  }),
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('')),
)
const anyLanguage = fc.constantFrom('en', 'de', null)

describe('whatever the text', () => {
  test('the result is well-formed, and every span is its text', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        const sentiment = sentimentSchema.parse(scoreEnglish(text, language))
        let before = -1
        for (const term of sentiment.terms) {
          expect(text.slice(term.start, term.end)).toBe(term.text)
          expect(term.end).toBeGreaterThan(before)
          before = term.end
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('label and score never contradict each other', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { label, score, confidence } = scoreEnglish(text, 'en')
        if (label === 'negative') expect(score).toBeLessThan(-0.2)
        if (label === 'positive') expect(score).toBeGreaterThan(0.2)
        if (label === 'neutral') expect(Math.abs(score)).toBeLessThan(0.2)
        if (label === 'unsure') expect([score, confidence]).toEqual([0, 0])
      }),
      { numRuns: 1_000 },
    )
  })

  test('the same words give the same terms, however they are set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('good', 'bad', 'table', 'love', '😡'), { maxLength: 20 }),
        (parts) => {
          const plain = termsOf(parts.join(' ')).map(({ weight }) => weight)
          const set = termsOf(parts.map((part) => `  "${part.toUpperCase()}"…\n`).join('')).map(
            ({ weight }) => weight,
          )
          expect(set).toEqual(plain)
        },
      ),
    )
  })
})
