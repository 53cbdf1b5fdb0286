import { describe, expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { parse } from './parse.ts'

/** The part of the query that is wrong, why, and what is suggested. */
function wrongs(text: string) {
  const parsed = parse(text)
  if (parsed.ok) return []
  return parsed.errors.map(({ at, length, message, suggestion }) => [
    text.slice(at, at + length),
    message,
    suggestion,
  ])
}

describe('what is wrong is said with its place and what may be meant', () => {
  test.each([
    ['apple AND', 'AND', /behind AND/, null],
    ['OR apple', 'OR', /before OR/, null],
    ['apple (pie OR )', 'OR', /behind OR/, null],
    ['apple ()', '()', /nothing between/, null],
    ['(apple OR pie', '(', /never closed/, null],
    ['apple)', ')', /never opened/, null],
    ['"apple pie', '"', /never closed/, null],
    ['apple ""', '""', /no word/, null],
    ['apple NEAR pie', 'NEAR', /distance from 1 to 100/, 'NEAR/5'],
    ['apple ONEAR/500 pie', 'ONEAR/500', /from 1 to 100/, 'ONEAR/5'],
    ['apple NEAR/3 lang:en', 'lang:en', /between words/, null],
    ['apple NEAR/3 -pie', '-', /beside NEAR/, null],
    ['(apple pie) NEAR/3 tart', '(apple pie)', /between words/, null],
    ['"apple pie"~', '~', /number from 1/, '~5'],
    ['"apple"~3', '~3', /two words/, null],
    ['A & B', '&', /raw:/, 'raw:"&"'],
    ['apple *', '*', /any word/, null],
    ['a*', 'a*', /two letters/, null],
    ['autor:ann', 'autor:', /no field autor/, 'author:'],
    ['language:en', 'language:', /no field/, 'lang:'],
    ['warning:late', 'warning:late', /no field/, '"warning:late"'],
    ['lang:english', 'english', /en or pt-BR/, null],
    ['lang:pt_BR', 'pt_BR', /en or pt-BR/, 'pt-BR'],
    ['country:Germany', 'Germany', /two letters/, null],
    ['is:replay', 'replay', /is:reply, is:repost/, 'reply'],
    ['sentiment:negativ', 'negativ', /sentiment:negative/, 'negative'],
    ['followers:1000', 'followers:1000', /compared/, 'followers>1000'],
    ['followers>many', 'followers>many', /needs a number/, null],
    ['followers>1,000', 'followers>1,000', /needs a number/, 'followers>1000'],
    ['author: ann', 'author:', /right behind/, 'author:ann'],
    ['raw:', 'raw:', /right behind/, null],
    ['site:acme.example/shop', 'acme.example/shop', /url:/, 'acme.example'],
    ['title:(apple lang:en)', 'lang:', /only values of title/, null],
    ['NOT apple', 'NOT apple', /only leaves out/, null],
    ['apple OR -pie', '-pie', /only leaves out/, null],
    ['-(apple NOT pie)', '-(apple NOT pie)', /only leaves out/, null],
  ])('%s', (text, place, why, suggestion) => {
    const [[found, message, offered] = []] = wrongs(text)
    expect([found, offered]).toEqual([place, suggestion])
    expect(message).toMatch(why)
  })

  test('all at once', () => {
    expect(wrongs('lang:english AND (is:replay OR a*) )').map(([place]) => place)).toEqual([
      'english',
      'replay',
      'a*',
      ')',
    ])
  })
})

describe('a query is bounded', () => {
  test.each([
    ['length', 'apple '.repeat(limits.length), /at most 10000 letters/],
    ['terms', 'a '.repeat(limits.terms + 1), /at most 1000 terms/],
    ['groups', `${'('.repeat(30)}a${')'.repeat(30)}`, /at most 25 deep/],
    ['NOT', `a ${'NOT '.repeat(2000)}b`, /at most 25 deep/],
    ['words', 'a'.repeat(limits.termLength + 1), /longer than 200/],
    ['phrases', `"${'a '.repeat(limits.phraseWords + 1)}"`, /at most 50 words/],
    ['distances', `"${'a '.repeat(limits.looseWords + 1)}"~5`, /at most 10 words/],
  ])('in its %s', (_, text, why) => {
    expect(wrongs(text)[0]?.[1]).toMatch(why)
  })

  test('and a long one within its bounds is read at once', () => {
    const before = performance.now()
    expect(parse(`(${'ab OR '.repeat(990)}cd) NEAR/5 x`).ok).toBe(true)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

test('what is probably meant otherwise is hinted at', () => {
  const parsed = parse('apple or pie')
  expect(parsed).toMatchObject({ ok: true, hints: [{ at: 6, length: 2, suggestion: 'OR' }] })
  expect(parse('apple OR pie')).toMatchObject({ hints: [] })
})

test.each(['apple -pie', 'NOT NOT apple', '-(-apple OR pie)', '(apple NOT pie) OR lang:en'])(
  '%s asks for something',
  (text) => {
    expect(parse(text).ok).toBe(true)
  },
)
