import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import { match } from './match/match.ts'
import { imagineMessage } from './message.ts'
import { parse } from './parse/parse.ts'
import { askingTrees, messages, trees } from './query.fixtures.ts'

function marked(query: string, text: string, title: string | null = null) {
  const parsed = parse(query)
  if (!parsed.ok) throw new Error(query)
  const found = explain(parsed.tree, imagineMessage({ text, title, language: 'en' }))
  return (
    found && [
      ...found.marks.map((mark) => (mark.in === 'title' ? (title ?? '') : text).slice(mark.start, mark.end)),
      ...found.fields,
    ]
  )
}

describe('what is marked', () => {
  test.each([
    ['apple', 'an Apple, two apples', ['Apple']],
    ['appl*', 'an Apple, two apples', ['Apple', 'apples']],
    ['"big apple" OR pear', 'the BIG  apple', ['BIG  apple']],
    ['apple NEAR/2 pie', 'apple and pie, far away another apple with no such thing', ['apple', 'pie']],
    ['"pie apple"~2', 'apple and pie; apple', ['apple', 'pie', 'apple']],
    ['apple NOT pear', 'apple', ['apple']],
    ['fail lang:en', 'what a #fail', ['#fail', 'lang:en']],
    ['raw:Google+', 'google+ and Google+!', ['Google+']],
    ['東京', '私は東京タワーへ', ['東京']],
    ['👍', 'ok 👍🏽!', ['👍🏽']],
    ['cafe', 'a cafe\u0301 here', ['cafe\u0301']],
    ['apple pear', 'apple', null],
  ])('%s', (query, text, wanted) => {
    expect(marked(query, text)).toEqual(wanted)
  })

  test('stands in the title as well', () => {
    expect(marked('apple', 'an apple', 'Apple!')).toEqual(['Apple', 'apple'])
    expect(marked('title:apple', 'an apple', 'Apple!')).toEqual(['Apple'])
  })
})

test('only a match is explained, and its marks are whole letters of the message', () => {
  fc.assert(
    fc.property(trees, messages, (tree, message) => {
      const found = explain(tree, message)
      expect(found !== null).toBe(match(tree, message))
      for (const { in: part, start, end } of found?.marks ?? []) {
        const text = message[part] ?? ''
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
        const isHalf = (at: number) => (text.codePointAt(at - 1) ?? 0) > 0xffff
        expect([isHalf(start), isHalf(end)]).toEqual([false, false])
      }
    }),
    { numRuns: 1500 },
  )
})

test('a query that asks for something says what it found', () => {
  fc.assert(
    fc.property(askingTrees, messages, (tree, message) => {
      const found = explain(tree, message)
      fc.pre(found !== null)
      expect(found.marks.length + found.fields.length).toBeGreaterThan(0)
    }),
    { numRuns: 300, maxSkipsPerRun: 1000 },
  )
})
