import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { limits } from './limits.ts'
import { match } from './match/match.ts'
import { imagineMessage } from './message.ts'
import { parse } from './parse/parse.ts'
import { numberFields, textFields } from './tree.ts'

const page = readFileSync(new URL('../../../docs/query-language.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| (`.+?) *\| (.+?) *\|(?: (.+?) *\|)?$/gm)]
const examples = rows.flatMap(([, query, matches, not]) =>
  query !== undefined && matches !== undefined && not !== undefined
    ? [{ query: query.slice(1, -1), matches, not }]
    : [],
)
const fields = rows.flatMap(([, query = '', , not]) => (not === undefined ? query.split(', `') : []))

function treeOf(query: string) {
  const parsed = parse(query)
  if (!parsed.ok) throw new Error(`${query}: ${parsed.errors[0]?.message}`)
  return parsed.tree
}

describe('the page says what is so', () => {
  test('with many examples', () => {
    expect(examples.length).toBeGreaterThan(30)
  })

  test.each(examples)('$query', ({ query, matches, not }) => {
    const tree = treeOf(query)
    expect([
      match(tree, imagineMessage({ text: matches })),
      match(tree, imagineMessage({ text: not })),
    ]).toEqual([true, false])
  })

  test('of every field', () => {
    const named = fields
      .map((field) => treeOf(field.replaceAll('`', '')))
      .flatMap((tree) => ('field' in tree ? [tree.field] : []))
    expect([...new Set(named)].toSorted()).toEqual([...textFields, ...numberFields].toSorted())
  })

  test('of the bounds', () => {
    const { length, terms, depth, termLength, phraseWords, looseWords, distance } = limits
    for (const most of [length, terms, depth, termLength, phraseWords, looseWords, distance])
      expect(page).toMatch(new RegExp(`\\b${most.toLocaleString('en')}\\b`))
  })
})
