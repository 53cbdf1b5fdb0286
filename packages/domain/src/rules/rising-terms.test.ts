import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logLikelihood, risingTerms } from './rising-terms.ts'
import { termsOf } from './text-terms.ts'

const common = new Set(['the', 'is', 'and', 'of', 'my', 'a', 'der', 'ist'])
const isCommon = (word: string) => common.has(word)
const terms = (text: string, language: string | null = 'en') => [...termsOf(text, language, isCommon)]

describe('the terms of a text', () => {
  test('are its words and phrases, each once, without those that say nothing', () => {
    expect(terms('My battery life is bad, and the battery')).toEqual([
      'battery',
      'battery life',
      'life',
      'life is bad',
      'bad',
    ])
  })

  test('do not reach over the end of a sentence', () => {
    expect(terms('Bad screen. Broken box')).toEqual([
      'bad',
      'bad screen',
      'screen',
      'broken',
      'broken box',
      'box',
    ])
  })

  test('hold no links, handles, figures or signs of forwarding', () => {
    expect(terms('RT @ann@social.test: refund 2024 https://shop.test/refund?x=1 #Recall')).toEqual([
      'refund',
      '#recall',
    ])
  })

  test('are cut from what is written without spaces', () => {
    expect(terms('电池寿命很差', 'zh')).toEqual(expect.arrayContaining(['电池']))
  })

  test('begin and end alike with an apostrophe or without', () => {
    expect(terms('Acme’s parcel')).toEqual(terms('Acme parcel'))
  })
})

const texts = (many: Record<string, number>, negative = false) =>
  Object.entries(many).flatMap(([text, count]) =>
    Array.from({ length: count }, () => ({ terms: termsOf(text, 'en', isCommon), negative })),
  )

describe('rising terms', () => {
  test('are those that are used far more than before, as phrases where they stand in one', () => {
    const now = [...texts({ 'battery fire': 20 }, true), ...texts({ 'nice screen': 80 })]
    const before = texts({ 'nice screen': 98, battery: 2 })
    const [first] = risingTerms(now, before)
    expect(first).toMatchObject({ term: 'battery fire', texts: 20, negative: 20, before: 0 })
    expect(first?.score).toBeGreaterThan(10.8)
    const found = risingTerms(now, before).map(({ term }) => term)
    expect(found).not.toContain('fire')
    expect(found).toContain('nice screen')
  })

  test('do not rise where the whole rises', () => {
    const [one] = risingTerms(texts({ parcel: 100, box: 100 }), texts({ parcel: 10, box: 10 }))
    expect(one?.score).toBe(0)
  })

  test('are none of fewer than three texts', () => {
    expect(risingTerms(texts({ once: 2 }), [])).toEqual([])
  })
})

describe('the log-likelihood ratio', () => {
  test('is that of the worked example: 110 of 2,442 against 111 of 29,114', () => {
    // Dunning 1993, table 2: "the swiss", as texts that hold it and texts that do not.
    expect(logLikelihood({ now: 110, before: 111 }, { now: 2552, before: 29_225 })).toBeCloseTo(270.72, -1)
  })

  test('is never less than nothing, and nothing where both are alike', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100), (a, b, c, d) => {
        expect(logLikelihood({ now: a, before: b }, { now: a + c, before: b + d })).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(logLikelihood({ now: 10, before: 20 }, { now: 100, before: 200 })).toBeCloseTo(0)
  })
})

test('against a time that nobody listened to none rises, and it is not said how often it stood there', () => {
  const items = risingTerms(texts({ 'battery fire': 20, 'nice screen': 30 }, true), null)
  expect(items.map(({ term, texts: of }) => [term, of])).toEqual([
    ['nice screen', 30],
    ['battery fire', 20],
  ])
  expect(items.every(({ before, score }) => before === null && score === 0)).toBe(true)
})
