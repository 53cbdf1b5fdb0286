import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { print } from '../print.ts'
import { askingTrees } from '../query.fixtures.ts'
import { parse } from './parse.ts'

const treeOf = (text: string) => {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.errors)}`)
  return parsed.tree
}

describe('what is printed', () => {
  test('is parsed to the same tree', () => {
    fc.assert(
      fc.property(askingTrees, (tree) => {
        expect(treeOf(print(tree))).toEqual(tree)
      }),
      { numRuns: 1000 },
    )
  })

  test('of what was typed as well', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parse(text)
        fc.pre(parsed.ok)
        expect(treeOf(print(parsed.tree))).toEqual(parsed.tree)
      }),
      { numRuns: 1500 },
    )
  })
})

test('any string is a query or an error that lies within it', () => {
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
      const parsed = parse(text)
      const found = parsed.ok ? parsed.hints : parsed.errors
      if (!parsed.ok) expect(found.length).toBeGreaterThan(0)
      for (const { at, length, message } of found) {
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at + length).toBeLessThanOrEqual(text.length)
        expect(message).not.toBe('')
      }
    }),
    { numRuns: 1500 },
  )
})

const pieces = [
  'apple',
  'AND',
  'OR',
  'NOT',
  '-',
  '(',
  ')',
  '"',
  '"a b"',
  '~',
  '~3',
  'NEAR/2',
  'ONEAR/3',
  'NEAR',
  '*',
  '?',
  'raw:',
  'author:',
  'lang:',
  'title:(',
  'is:',
  'foo:',
  'en',
  'reply',
  'followers>',
  '10',
  ' ',
  ' ',
  ' ',
  '\\',
  '😡',
  '“',
  '”',
  '東京',
  'app*',
  '#',
  'https://a.b/c',
  ':',
  '«x»',
  '\ud800',
  '−',
]
const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''))
