import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match } from '../match/match.ts'
import { parse } from '../parse/parse.ts'
import { print } from '../print.ts'
import { askingTrees, channels, messages, trees } from '../query.fixtures.ts'
import type { Query } from '../tree.ts'
import { askFor } from './ask-for.ts'
import { type AskedTerm, type Grade, type Network, queryOf } from './asked.ts'

const kinds = [
  'word',
  'phrase',
  'beginning',
  'pattern',
  'hashtag',
  'account',
  'cashtag',
  'mention',
  'author',
  'link',
  'language',
  'not-repost',
] as const satisfies AskedTerm['is'][]

const networks: fc.Arbitrary<Network> = fc
  .record({
    channel: fc.constantFrom(...channels),
    grades: fc.array(fc.constantFrom<Grade>('whole', 'whole', 'part', 'no'), {
      minLength: kinds.length,
      maxLength: kinds.length,
    }),
  })
  .map(({ channel, grades }) => ({
    channel,
    host: null,
    grade: ({ is }) => grades[kinds.indexOf(is)] ?? 'no',
  }))

test('whatever a query matches, what the network is asked for matches too', () => {
  const seen = { asked: 0, told: 0, never: 0 }
  fc.assert(
    fc.property(
      fc.oneof({ weight: 3, arbitrary: askingTrees }, { weight: 1, arbitrary: trees }),
      networks,
      fc.array(messages, { minLength: 1, maxLength: 10 }),
      (tree, network, said) => {
        const answer = askFor(tree, network)
        if (answer.is === 'asked') seen.asked += 1
        for (const one of said) {
          const message = { ...one, channel: network.channel }
          if (!match(tree, message)) continue
          if (answer.is === 'never') throw new Error('It says that nothing can match')
          if (answer.is !== 'asked' || answer.missed.length > 0) continue
          seen.told += 1
          expect(match(queryOf(answer.asked), message)).toBe(true)
        }
        if (answer.is === 'never') seen.never += 1
      },
    ),
    { numRuns: 3000 },
  )
  expect(seen.asked).toBeGreaterThan(1000)
  expect(seen.told).toBeGreaterThan(500)
  expect(seen.never).toBeGreaterThan(10)
})

function treeOf(query: string): Query {
  const parsed = parse(query)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.tree
}

const grades: Partial<Record<AskedTerm['is'], Grade>> = {
  word: 'whole',
  phrase: 'whole',
  hashtag: 'whole',
  'not-repost': 'whole',
  author: 'part',
}
const network: Network = {
  channel: { id: '1', kind: 'x', name: '@acme' },
  host: 'x.com',
  grade: ({ is }) => grades[is] ?? 'no',
}
const shown = (query: string) => {
  const answer = askFor(treeOf(query), network)
  return answer.is === 'asked' ? [print(queryOf(answer.asked)), ...answer.missed] : answer
}

describe('what is asked for', () => {
  test.each([
    ['acme', ['acme']],
    ['acme AND (shop OR store) NOT coffee', ['acme AND (shop OR store)']],
    ['acme AND goog*', ['acme']],
    ['acme OR goog*', ['acme', 'goog*']],
    ['(acme OR goog*) AND pie', ['pie']],
    ['"acme sho* now"', ['"acme" AND "now"']],
    ['"acme shop"~5', ['"acme" AND "shop"']],
    ['acme NEAR/5 (shop OR store)', ['acme AND (shop OR store)']],
    ['raw:Google+', ['"Google"']],
    ['title:"acme pie"', ['"acme pie"']],
    ['hashtag:acme', ['"#acme"']],
    ['@acme', ['"acme"']],
    ['acme lang:en followers>10 NOT is:repost', ['acme AND NOT is:repost']],
    ['author:ann', ['author:ann', 'author:ann']],
    ['author:ann AND pie', ['pie']],
    ['acme channel:x', ['acme']],
    ['channel:x AND NOT site:acme.example AND acme', ['acme']],
    ['NOT (NOT acme)', ['acme']],
  ])('%s', (query, asked) => {
    expect(shown(query)).toEqual(asked)
  })

  test.each([
    ['acme channel:bluesky', { is: 'never' }],
    ['acme site:news.example', { is: 'never' }],
    ['lang:en followers>10', { is: 'unasked', missed: ['lang:en', 'followers>10'] }],
    ['goog*', { is: 'unasked', missed: ['goog*'] }],
    ['NOT is:repost AND lang:en', { is: 'unasked', missed: ['lang:en'] }],
  ])('%s is not', (query, answer) => {
    expect(askFor(treeOf(query), network)).toEqual(answer)
  })
})
