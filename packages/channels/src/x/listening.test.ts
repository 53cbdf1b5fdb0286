import { parse, type Query } from '@hubbub/query'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingsSchema } from './config.ts'
import { packRules, planX } from './listening.ts'

const channel = { id: '01930000-0000-7000-8000-000000000001', kind: 'x', name: '@acme' }
const settings = settingsSchema.parse({})

function treeOf(query: string): Query {
  const parsed = parse(query)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.tree
}

const plan = (...queries: string[]) =>
  planX(settings, {
    channel,
    monitors: queries.map((query, id) => ({ id: String(id), tree: treeOf(query) })),
  })

describe('what X is asked for', () => {
  test.each([
    ['acme', 'acme OR #acme OR @acme'],
    ['"acme shop" NOT is:repost', '"acme shop" -is:retweet'],
    [
      'acme AND (shop OR store) NOT coffee',
      '(acme OR #acme OR @acme) (shop OR #shop OR @shop OR store OR #store OR @store)',
    ],
    ['Müller', 'Müller OR #Müller OR muller OR #muller OR @muller'],
    ['#acme', '#acme'],
    ['mentions:acme', '@acme'],
    ['東京', '"東京"'],
    ['e-mail', '"e-mail" OR "e mail"'],
    ['lang:en acme followers>100', 'acme OR #acme OR @acme'],
    ['or acme', '("or" OR #or OR @or) (acme OR #acme OR @acme)'],
  ])('%s', (query, text) => {
    expect(plan(query).monitors).toMatchObject([{ heard: 'whole', why: null, terms: [text] }])
  })

  test('what it cannot be asked for is said', () => {
    expect(plan('lang:en', 'acme OR goog*', 'channel:bluesky acme', 'author:ann').monitors).toMatchObject([
      { heard: 'nothing', why: expect.stringContaining('X cannot be asked for lang:en') },
      { heard: 'part', why: expect.stringContaining('goog*') },
      { heard: 'nothing', why: expect.stringContaining('narrowed to other sources') },
      { heard: 'part', terms: ['from:ann'] },
    ])
  })

  test('an account that is not to listen for monitors asks for its own list alone', () => {
    const own = settingsSchema.parse({ terms: ['brand'], monitors: false })
    const { terms, monitors } = planX(own, { channel, monitors: [{ id: '1', tree: treeOf('acme') }] })
    expect(terms.map(({ text }) => text)).toEqual(['brand'])
    expect(monitors).toMatchObject([{ heard: 'nothing', why: expect.stringContaining('not to listen') }])
  })
})

describe('rules', () => {
  test('each names the monitor that it is for, and where there are too many they share', () => {
    const few = packRules(plan('acme', 'shop').terms)
    expect(few.rules.map(({ tag }) => tag)).toEqual(['hubbub:0', 'hubbub:1'])
    const many = packRules(plan(...Array.from({ length: 3000 }, (_, index) => `word${index}`)).terms)
    expect(many.left).toEqual([])
    expect(many.rules.length).toBeLessThan(300)
    expect(many.rules[0]?.tag).toMatch(/^hubbub:0,1,2,3,\+\d+$/)
  })

  test('one more monitor changes the last of the shared rules alone', () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`)
    const before = packRules(plan(...words).terms).rules.map(({ value }) => value)
    const after = packRules(plan(...words, 'onemore').terms).rules.map(({ value }) => value)
    expect(before.filter((value) => !after.includes(value)).length).toBeLessThanOrEqual(1)
  })

  test('when all are used, who is left out is told', () => {
    const long = Array.from(
      { length: 4000 },
      (_, index) => `"${String(index).padStart(180, 'x')} ${'y'.repeat(180)}"`,
    )
    const { room, monitors } = plan(...long)
    expect(room).toEqual({ taken: 1000, most: 1000, unit: 'rules' })
    const out = monitors.filter(({ heard }) => heard === 'nothing')
    expect(out.length).toBe(2000)
    expect(out[0]).toMatchObject({ why: 'All 1000 rules that X takes are used', crowdedOut: true })
  })

  test('none is longer than X takes, whatever is listened for', () => {
    const word = fc.stringMatching(/^[a-zäß]{1,40}$/)
    const phrase = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => `"${words.join(' ')}"`)
    const query = fc
      .array(fc.array(phrase, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map((part) => `(${part.join(' OR ')})`).join(' AND '))
      .filter((text) => text.length < 10_000)
    fc.assert(
      fc.property(fc.array(query, { minLength: 1, maxLength: 5 }), (queries) => {
        const { terms, monitors } = plan(...queries)
        const { rules, left } = packRules(terms)
        expect(left).toEqual([])
        expect(rules.filter(({ value }) => value.length > 1024)).toEqual([])
        expect(terms.filter(({ text }) => text.length > 512)).toEqual([])
        expect(monitors.every((one) => one.heard === 'whole' && one.terms.length > 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
