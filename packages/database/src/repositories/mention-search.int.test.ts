import { cloneDatabase, query, type TestDatabase } from '@hubbub/test-support'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWorkspace, thing, workspaceA } from '../tenancy.fixtures.ts'

/** More than are read one by one, so that old ones are found by the index of words. */
const MESSAGES = 9_000

let database: TestDatabase
let app: pg.Client

beforeAll(async () => {
  database = await cloneDatabase()
  await fillWorkspace(database.url, workspaceA)
  app = new pg.Client({ connectionString: database.url })
  await app.connect()
  await app.query("SELECT set_config('app.workspace_id', $1, false)", [workspaceA])
  await app.query(
    `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, author, text, mentions, language, sentiment_label, sent_at, routed_at)
     SELECT $1::uuid, gen_random_uuid(), $2::uuid, 'heard ' || n, 'message', 'in', '{}', 'cup'
       || CASE WHEN n % 3 = 0 THEN ' often' ELSE '' END || CASE WHEN n % 700 = 5 THEN ' seldom' ELSE '' END || CASE WHEN n > 8990 THEN ' ancient' ELSE '' END,
       '{}', (ARRAY['en', 'de', NULL])[1 + n % 3], (ARRAY['negative', 'neutral', 'positive', 'unsure'])[1 + n % 4],
       -- Several at one moment.
       '2026-03-01'::timestamptz - make_interval(mins => n / 4), now()
     FROM generate_series(1, $3::int) AS n`,
    [workspaceA, thing, MESSAGES],
  )
  await app.query(
    `INSERT INTO message_insight (workspace_id, message_id, language, label, score, confidence, terms, scorer)
     SELECT workspace_id, id, language, sentiment_label, 0, 1, '[]', 'test' FROM message WHERE external_id LIKE 'heard %'`,
  )
  await app.query(
    `INSERT INTO message_search (workspace_id, message_id, document, channel_id, language, label)
     SELECT workspace_id, id, hubbub_search_document(NULL, NULL, text), channel_id, language, sentiment_label FROM message WHERE external_id LIKE 'heard %'`,
  )
})

afterAll(async () => {
  await app.end()
  await database[Symbol.asyncDispose]()
})

interface Asked {
  typed: string
  channel?: string | null
  language?: string | null
  sentiment?: string | null
  at?: string | null
  id?: string | null
  most: number
}

async function ids(text: string, asked: Asked): Promise<string[]> {
  const { typed, channel = null, language = null, sentiment = null, at = null, id = null, most } = asked
  const { rows } = await app.query<{ id: string }>(text, [typed, channel, language, sentiment, at, id, most])
  return rows.map((row) => row.id)
}

const found = async (asked: Asked) =>
  await ids('SELECT message_id AS id FROM hubbub_match_mentions($1, $2, $3, $4, $5, $6, $7)', asked)

/** By reading all there are. */
const there = async (asked: Asked) =>
  await ids(
    `SELECT m.id FROM message m JOIN message_search s ON s.workspace_id = m.workspace_id AND s.message_id = m.id
     WHERE m.workspace_id = hubbub_workspace() AND m.conversation_id IS NULL AND m.routed_at IS NOT NULL
       AND (s.document @@ hubbub_search_query($1)) IS TRUE AND ($2::uuid IS NULL OR m.channel_id = $2) AND ($3::text IS NULL OR m.language = $3)
       AND ($4::text IS NULL OR m.sentiment_label = $4)
       AND ($5::timestamptz IS NULL OR (m.sent_at, m.id) < ($5, $6::uuid))
     ORDER BY m.sent_at DESC, m.id DESC LIMIT $7`,
    asked,
  )

test.each([
  { typed: 'cup', most: 60 },
  { typed: 'often', most: 60, language: 'en' },
  { typed: 'often', most: 60, language: 'de' },
  { typed: 'seldom', most: 60 },
  { typed: 'seldom', most: 5 },
  { typed: 'seldom', most: 9 },
  { typed: 'seldom', most: 60, sentiment: 'neutral' },
  { typed: 'ancient', most: 4 },
  { typed: 'ancient', most: 60, channel: thing, sentiment: 'negative' },
  { typed: 'ancient', most: 60, channel: '01900000-0000-7000-8000-0000000000ff' },
  { typed: 'cup -often', most: 60, language: 'de' },
  { typed: '"cup often"', most: 2_000, sentiment: 'negative' },
  { typed: 'nothing', most: 60 },
] satisfies Asked[])('finds the newest that hold the words and fit: %j', async (asked) => {
  const all = await there(asked)
  expect(await found(asked)).toEqual(all)
})

test('page after page it finds each once', async () => {
  for (const typed of ['cup', 'seldom']) {
    const asked = { typed, sentiment: 'neutral', most: 7 }
    const seen: string[] = []
    let place: { at: string; id: string } | undefined
    for (let page = 0; page < 5; page += 1) {
      const some = await found({ ...asked, ...place })
      expect(some).toEqual(await there({ ...asked, ...place }))
      seen.push(...some)
      const last = some.at(-1)
      if (last === undefined) break
      const [row] = await query<{ at: Date }>(
        database.url,
        'SELECT sent_at AS at FROM message WHERE id = $1',
        [last],
      )
      place = { at: row?.at.toISOString() ?? '', id: last }
    }
    expect(new Set(seen).size).toBe(seen.length)
  }
})

test('one that is judged otherwise is found by that, old as it is', async () => {
  const [oldest = ''] = (await there({ typed: 'ancient', most: 60 })).toReversed()
  await app.query("UPDATE message SET sentiment_label = 'unsure' WHERE id = $1", [oldest])
  await app.query("UPDATE message_insight SET label = 'unsure', language = 'fr' WHERE message_id = $1", [
    oldest,
  ])
  await app.query("UPDATE message SET language = 'fr' WHERE id = $1", [oldest])
  const asked = { typed: 'ancient', language: 'fr', sentiment: 'unsure', most: 60 }
  expect(await found(asked)).toEqual([oldest])
})
