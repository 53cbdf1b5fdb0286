import { cloneDatabase, query, type TestDatabase } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => await database[Symbol.asyncDispose]())

const document = [
  'Größe stimmt nicht: Rechnung № 4711',
  'Zoë Müller',
  'Der Pullover ist zu klein. Café-Besuch am Montag, naïve señor. 注文が届きません. https://shop.example/orders/4711?x=1',
]

async function matches(typed: string): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    database.url,
    'SELECT hubbub_search_document($2, $3, $4) @@ hubbub_search_query($1) AS found',
    [typed, ...document],
  )
  return row?.found ?? false
}

describe('what a person types', () => {
  test.each([
    'pullover',
    'PULLOVER klein',
    'grosse',
    'Größe',
    'muller',
    'zoe müller',
    'cafe',
    'naive senor',
    '"zu klein"',
    'pullo',
    'rechnung 471',
    'pullover -hose',
    'hose or pullover',
  ])('finds by %j', async (typed) => {
    expect(await matches(typed)).toBe(true)
  })

  test.each(['hose', '"klein zu"', 'pullover -klein', 'lover', 'pullo klein x', '', '   ', '-', '"'])(
    'does not find by %j',
    async (typed) => {
      expect(await matches(typed)).toBe(false)
    },
  )

  test.each([
    "'",
    "a'b",
    '\\',
    'a\\',
    ':*',
    '!',
    '&|',
    'a:*b',
    '((',
    "x' | 'y",
    '<->',
    'a <-> b',
    '🙂',
    '%_',
    'a\u0001b',
  ])('is never an error: %j', async (typed) => {
    expect(typeof (await matches(typed))).toBe('boolean')
  })
})

test('a pattern means what was typed', async () => {
  const like = async (value: string, typed: string) => {
    const [row] = await query<{ found: boolean }>(
      database.url,
      'SELECT hubbub_unaccent($1) ILIKE hubbub_like_pattern($2) AS found',
      [value, typed],
    )
    return row?.found
  }
  expect(await like('Zoë Müller', 'mull')).toBe(true)
  expect(await like('zoe@example.test', 'E@EX')).toBe(true)
  expect(await like('100 percent', '100%')).toBe(false)
  expect(await like('100% sure', '100%')).toBe(true)
  expect(await like('a_b', 'a_b')).toBe(true)
  expect(await like('axb', 'a_b')).toBe(false)
  expect(await like('a\\b', 'a\\b')).toBe(true)
})

test('a text of any length can be searched', async () => {
  const long = Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(' ')
  const [row] = await query<{ size: number }>(
    database.url,
    'SELECT length(hubbub_search_document($1, $1, $1)) AS size',
    [long],
  )
  expect(row?.size).toBeGreaterThan(1_000)
  const oneWord = 'x'.repeat(500_000)
  expect(await query(database.url, 'SELECT hubbub_search_document($1, NULL, $1)', [oneWord])).toHaveLength(1)
})
