import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match } from '../match/match.ts'
import { imagineMessage } from '../message.ts'
import { parse } from '../parse/parse.ts'
import { askingTrees, messages, trees } from '../query.fixtures.ts'
import { compileMonitors } from './compile-monitors.ts'

test('finds what asking one after the other finds', () => {
  let found = 0
  fc.assert(
    fc.property(
      fc.array(fc.oneof(askingTrees, trees), { minLength: 1, maxLength: 20 }),
      fc.array(messages, { minLength: 1, maxLength: 10 }),
      (queries, said) => {
        const monitors = queries.map((tree, id) => ({ id, tree }))
        const index = compileMonitors(monitors)
        for (const message of said) {
          const wanted = monitors.filter(({ tree }) => match(tree, message)).map(({ id }) => id)
          found += wanted.length
          expect(index.match(message)).toEqual(wanted)
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(found).toBeGreaterThan(500)
})

function compile(...queries: string[]) {
  return compileMonitors(
    queries.map((query) => {
      const parsed = parse(query)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
      return { id: query, tree: parsed.tree }
    }),
  )
}

describe('what is filed', () => {
  test.each([
    'apple',
    'apple OR pear',
    'the apple',
    'appl* NOT pear',
    '*phone',
    '"big apple" NEAR/3 (juice OR cider)',
    'raw:Google+',
    '東京',
    'author:ann OR site:acme.example',
    'author:ann*',
    'lang:en followers>10',
    'channel:bluesky',
    'title:apple',
    'is:reply',
    '#app*',
  ])('%s', (query) => {
    expect(compile(query).unfiled).toBe(0)
  })

  test.each(['followers>1000', '*ppl*', 'raw:":)"', 'apple OR engagement>10'])('is not %s', (query) => {
    expect(compile(query).unfiled).toBe(1)
  })
})

test('monitors are told in the order in which they were given', () => {
  const index = compile('pie', 'apple', 'followers>1', 'appl*', 'pear')
  const message = imagineMessage({ text: 'apple pie' })
  const author = { ...message.author, followers: 2 }
  expect(index.match({ ...message, author })).toEqual(['pie', 'apple', 'followers>1', 'appl*'])
  expect(index.match(imagineMessage({ text: 'pear' }))).toEqual(['pear'])
})
