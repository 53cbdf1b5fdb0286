import {
  keysOf,
  matchRead,
  numbered,
  parse,
  type Query,
  type QueryMessage,
  readMessage,
  toSql,
} from '@hubbub/query'
import { channels, messages, trees } from '@hubbub/query/fixtures'
import { cloneDatabase, query, type TestDatabase } from '@hubbub/test-support'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const stored = fc.sample(messages, { numRuns: 300, seed: 5 })
const texts = stored.map(readMessage)

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await query(
    database.url,
    `CREATE TABLE said (id int PRIMARY KEY, terms tsvector NOT NULL, language text, country text, sentiment text,
      channel_id uuid NOT NULL, followers bigint, engagement bigint)`,
  )
  await query(
    database.url,
    `INSERT INTO said SELECT id, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(terms))), language, country,
        sentiment, channel_id, followers, engagement
      FROM jsonb_to_recordset($1::jsonb) AS row (id int, terms jsonb, language text, country text, sentiment text,
        channel_id uuid, followers bigint, engagement bigint)`,
    [JSON.stringify(stored.map(toRow))],
  )
  await query(database.url, 'CREATE INDEX ON said USING gin (terms)')
  await query(database.url, 'ANALYZE said')
})
afterAll(async () => await database[Symbol.asyncDispose]())

const toRow = (message: QueryMessage, id: number) => ({
  id,
  terms: keysOf(readMessage(message)),
  language: message.language,
  country: message.country,
  sentiment: message.sentiment,
  channel_id: message.channel.id,
  followers: message.author.followers,
  engagement: message.engagement,
})

async function named(tree: Query) {
  const condition = toSql(tree, { channels })
  const rows = await query<{ id: number }>(
    database.url,
    `SELECT id FROM said WHERE ${numbered(condition)} ORDER BY id`,
    condition.values,
  )
  return { ids: rows.map(({ id }) => id), exact: condition.exact }
}

test('history gives what arrival gave, to the mention', async () => {
  const seen = { found: 0, exact: 0, spared: 0 }
  await fc.assert(
    fc.asyncProperty(trees, async (tree) => {
      const wanted = texts.flatMap((read, id) => (matchRead(tree, read) ? [id] : []))
      const { ids, exact } = await named(tree)
      const checked = ids.filter((id) => texts[id] !== undefined && matchRead(tree, texts[id]))
      expect(checked).toEqual(wanted)
      if (exact) expect(ids).toEqual(wanted)
      seen.found += wanted.length
      seen.exact += Number(exact)
      seen.spared += Number(ids.length < stored.length)
    }),
    { numRuns: 250 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(25)
})

function treeOf(text: string): Query {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.tree
}

describe('what the database alone can tell', () => {
  test.each([
    ['apple', true],
    ['app* lang:en NOT (pie OR is:reply)', true],
    ['#apple OR followers>=1000 OR channel:bluesky', true],
    ['site:acme.example -sentiment:negative', true],
    ['"apple pie"', false],
    ['apple NEAR/2 pie', false],
    ['raw:Google+', false],
    ['*pple', false],
    ['apple -"apple pie"', false],
  ])('%s: %s', async (text, isExact) => {
    expect((await named(treeOf(text))).exact).toBe(isExact)
  })
})

test.each(["it's", 'a\\b', `raw:"'; DROP TABLE said; --"`, String.raw`author:"o'neil\\"`, `site:"x':*"`])(
  'no letter of a query reaches the statement: %s',
  async (text) => {
    expect((await named(treeOf(text))).ids.length).toBeLessThanOrEqual(stored.length)
  },
)

test('words are looked up in the index', async () => {
  await query(
    database.url,
    `INSERT INTO said (id, terms, channel_id) SELECT -n, array_to_tsvector(ARRAY['filler', 'n' || n]), $1
      FROM generate_series(1, 5000) n`,
    [channels[0]?.id],
  )
  await query(database.url, 'ANALYZE said')
  const condition = toSql(treeOf('"apple pie" OR 東京 site:acme.example'), { channels })
  const plan = await query(
    database.url,
    `EXPLAIN SELECT id FROM said WHERE ${numbered(condition)}`,
    condition.values,
  )
  expect(JSON.stringify(plan)).toMatch(/Bitmap Index Scan/)
})
