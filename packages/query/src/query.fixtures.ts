import fc from 'fast-check'
import { imagineMessage, type QueryMessage } from './message.ts'
import type { Query } from './tree.ts'

/** Few words, so that generated queries and texts meet; each is there for a difficulty of its own. */
export const words = [
  'apple',
  'Apple',
  'apples',
  'app',
  'pie',
  'Müller',
  'muller',
  'straße',
  'мой',
  'мои',
  'don’t',
  'e-mail',
  'x_y',
  'ﬁne',
  '東京',
  '東京タワー',
  '京',
  '삼성이',
  '#apple',
  '#東京',
  '#x_y',
  '@acme',
  '@acme.example',
  '$PIE',
  '😡',
  '👍🏽',
  '👍',
  '👩‍💻',
  'Google+',
  'C++',
  'https://www.acme.example/apple?pie=1#app',
  'me@acme.example',
  '2024',
  '１２',
  'a\u00ADpple',
  'cafe\u0301',
  '𝒜pple',
  '𠮷野家',
]
const between = [' ', ' ', ' ', ', ', '. ', '\n', '', '_', '-', '*', '(', ') ', '"', '/', '\u200D']

export const texts = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...between)), { maxLength: 14 })
  .map((parts) => parts.flat().join(''))

const channelIds = [1, 2, 3].map((n) => `01930000-0000-7000-8000-00000000000${n}`)
export const channels = [
  { id: channelIds[0] ?? '', kind: 'bluesky', name: 'Our Bluesky' },
  { id: channelIds[1] ?? '', kind: 'hacker-news', name: 'News' },
  { id: channelIds[2] ?? '', kind: 'x', name: '@acme' },
]
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

export const messages: fc.Arbitrary<QueryMessage> = fc
  .record({
    title: orNull(texts),
    text: fc.oneof({ weight: 9, arbitrary: texts }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
    author: fc.record({
      value: fc.constantFrom('id-1', 'acme.example', 'Ann'),
      handle: orNull(fc.constantFrom('acme.example', 'ann', 'Ann_')),
      name: orNull(fc.constantFrom('Ann Apple', 'Zoë Müller', '東京', '#apple fan', '')),
      followers: orNull(fc.constantFrom(0, 999, 1000, 1001)),
      verified: fc.boolean(),
    }),
    language: orNull(fc.constantFrom('en', 'de', 'pt-BR', 'PT')),
    country: orNull(fc.constantFrom('DE', 'gb')),
    sentiment: orNull(fc.constantFrom('negative', 'neutral', 'positive', 'unsure')),
    channel: fc.constantFrom(...channels),
    form: orNull(fc.constantFrom('post', 'reply', 'comment', 'repost')),
    url: orNull(
      fc.constantFrom(
        'https://news.acme.example:8080/apple-pie',
        'http://u@Example.com/',
        'https://münchen.example/x',
        'no address',
      ),
    ),
    to: fc.array(
      fc.record({
        value: fc.constantFrom('did:1', 'acme.example'),
        handle: orNull(fc.constantFrom('Acme', 'ann')),
      }),
      { maxLength: 2 },
    ),
    hasMedia: fc.boolean(),
    engagement: orNull(fc.constantFrom(0, 49, 50, 51)),
  })
  .map((parts) => imagineMessage(parts as QueryMessage))

/** What may stand bare in a query. */
const bare = fc.constantFrom(
  ...words.filter((word) => !/[\s"()]/.test(word)),
  'app*',
  '*pple',
  'a?ple',
  'a*l*',
  '*ppl*',
  '#app*',
  '@ac?e',
  'mül*',
  '東京*',
  'google*',
)
const phrase = fc
  .array(fc.oneof({ weight: 5, arbitrary: bare }, { weight: 1, arbitrary: fc.constant('*') }), {
    minLength: 1,
    maxLength: 3,
  })
  .filter((parts) => parts.some((part) => part !== '*'))
  .map((parts) => parts.join(' '))

const distance = fc.integer({ min: 1, max: 4 })
const wordsLeaf: fc.Arbitrary<Query> = fc.oneof(
  bare.map((text) => ({ type: 'words' as const, text, quoted: false, within: null })),
  phrase.map((text) => ({ type: 'words' as const, text, quoted: true, within: null })),
)
const short = fc.constantFrom('apple', 'app*', 'pie', 'Müller', '東京', '#apple', '@acme', '👍', '*pple')
const loose: fc.Arbitrary<Query> = fc.record({
  type: fc.constant('words'),
  text: fc.array(short, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
  quoted: fc.constant(true),
  within: distance,
})

const values: Readonly<Record<string, readonly string[]>> = {
  author: ['ann', 'Ann_', '@acme.example', 'Müller', 'Zoë Müller', 'acme*', '*pple', '#apple', '東京', 'an?'],
  lang: ['en', 'pt', 'pt-br', 'de-at'],
  country: ['de', 'gb'],
  channel: [
    'bluesky',
    'hacker-news',
    'news',
    'Our Bluesky',
    '01930000-0000-7000-8000-000000000003',
    '@acme',
    'blue*',
    'our*',
  ],
  site: [
    'acme.example',
    'example',
    'news.acme.example',
    'EXAMPLE.com',
    '*.example',
    'münchen.example',
    'news*',
  ],
  url: ['acme.example/apple', 'https://www.acme.example', 'apple-pie', 'app*', '8080', 'example.com'],
  title: ['apple', 'Apple pie', '東京', 'app*', '#apple', 'e-mail', '京', '*pple'],
  hashtag: ['apple', '#apple', '東京', 'app*', 'x_y', 'ap?le'],
  mentions: ['acme', '@acme', 'acme.example', 'ac*', 'ann', 'did:1'],
  is: ['reply', 'repost', 'verified'],
  has: ['link', 'media'],
  sentiment: ['negative', 'unsure'],
}
const field = fc
  .constantFrom(
    ...Object.entries(values).flatMap(([name, all]) => all.map((value) => [name, value] as const)),
  )
  .map(([name, value]) => ({ type: 'field', field: name, value }) as Query)
const compare = fc
  .record({
    type: fc.constant('compare'),
    field: fc.constantFrom('followers', 'engagement'),
    comparison: fc.constantFrom('>', '>=', '<', '<=', '='),
    value: fc.constantFrom(0, 50, 1000),
  })
  .map((leaf) => leaf as Query)
const raw: fc.Arbitrary<Query> = fc.record({
  type: fc.constant('raw'),
  text: fc.oneof(
    fc.constantFrom(
      ...words,
      'apple pie',
      '+',
      '++',
      '"',
      '\\',
      'pple',
      'Apple, ',
      '. ',
      '_',
      '京',
      '#',
      '?pie=1',
    ),
    texts.map((text) => text.slice(0, 12)).filter((text) => text.trim() !== ''),
  ),
})

const near: fc.Arbitrary<Query> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: wordsLeaf },
      {
        weight: 1,
        arbitrary: fc
          .array(wordsLeaf, { minLength: 2, maxLength: 3 })
          .map((parts): Query => ({ type: 'or', parts })),
      },
    ),
    { minLength: 2, maxLength: 3 },
  )
  .chain((parts) =>
    fc
      .array(fc.record({ within: distance, ordered: fc.boolean() }), {
        minLength: parts.length - 1,
        maxLength: parts.length - 1,
      })
      .map((links): Query => ({ type: 'near', parts, links })),
  )

const leaves = fc.oneof(
  { weight: 6, arbitrary: wordsLeaf },
  { weight: 1, arbitrary: loose },
  { weight: 2, arbitrary: raw },
  { weight: 3, arbitrary: field },
  { weight: 1, arbitrary: compare },
  { weight: 2, arbitrary: near },
)

/** As the parser builds them: no group in one of its own kind. */
function joined(type: 'and' | 'or', parts: readonly Query[]): Query {
  return { type, parts: parts.flatMap((part) => (part.type === type ? part.parts : [part])) }
}

/** Any tree, those that only leave out included. */
export const trees: fc.Arbitrary<Query> = fc.letrec<{ tree: Query }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => joined('and', parts)),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => joined('or', parts)),
    tie('tree').map((part): Query => ({ type: 'not', part })),
  ),
})).tree

/** Trees that a query can be, for each names something that must be there. */
export const askingTrees: fc.Arbitrary<Query> = fc
  .tuple(leaves, trees)
  .map(([leaf, tree]) => joined('and', [leaf, tree]))
