import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textFields, numberFields } from '../tree.ts'
import { completeAt } from './complete-at.ts'
import { tokensOf } from './tokens-of.ts'

test('each piece of a query has its kind', () => {
  const text = 'apple "big pie"~3 OR (-author:ann NEAR/3 raw:"x y") followers>=10 lang:'
  expect(tokensOf(text).map(({ kind, start, end }) => [text.slice(start, end), kind])).toEqual([
    ['apple', 'word'],
    ['"big pie"~3', 'phrase'],
    ['OR', 'operator'],
    ['(', 'group'],
    ['-', 'operator'],
    ['author:', 'field'],
    ['ann', 'value'],
    ['NEAR/3', 'operator'],
    ['raw:', 'field'],
    ['"x y"', 'value'],
    [')', 'group'],
    ['followers>=', 'field'],
    ['10', 'value'],
    ['lang:', 'field'],
  ])
})

test('pieces hold all of any text but its white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, at) => {
      let rest = ''
      let last = 0
      for (const { start, end } of tokensOf(text)) {
        rest += text.slice(last, start)
        last = end
      }
      expect((rest + text.slice(last)).trim()).toBe('')
      completeAt(text, at)
    }),
  )
})

describe('what can be meant is offered', () => {
  const offered = (text: string) => completeAt(text, text.length)?.options.map(({ insert }) => insert) ?? null

  test.each([
    ['apple au', ['author:']],
    ['apple -au', ['author:']],
    ['is:', ['reply', 'repost', 'verified']],
    ['apple is:re', ['reply', 'repost']],
    ['sentiment:NEG', ['negative']],
    ['apple N', ['NOT', 'NEAR/5']],
    ['apple fol', ['followers>']],
    ['zzz', null],
    ['author:a', null],
    ['apple ', null],
    ['"au', null],
  ])('%s', (text, wanted) => {
    expect(offered(text)).toEqual(wanted)
  })

  test('in place of the whole that was begun', () => {
    expect(completeAt('a auth b', 4)).toMatchObject({ from: 2, to: 6 })
  })

  test('with a word about each field', () => {
    for (const name of [
      ...textFields.map((field) => `${field}:`),
      ...numberFields.map((field) => `${field}>`),
    ])
      expect(
        completeAt(name.slice(0, -1), name.length - 1)?.options.find(({ insert }) => insert === name)?.detail,
      ).not.toBe('')
  })
})
