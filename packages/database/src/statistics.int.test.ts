import { randomUUID } from 'node:crypto'
import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createDatabase } from './create-database.ts'

test.each(['conversation', 'message', 'contact', 'channel', 'brand'])(
  'on a fresh database a reference to a %s is checked by its primary key',
  async (table) => {
    await using db = await cloneDatabase()
    const client = new pg.Client({ connectionString: db.url })
    await client.connect()
    try {
      // The statement and the plan that a foreign key keeps for its connection.
      await client.query('SET plan_cache_mode = force_generic_plan')
      await client.query(
        `PREPARE reference (uuid, uuid) AS SELECT 1 FROM ONLY ${table} x WHERE workspace_id = $1 AND id = $2 FOR KEY SHARE OF x`,
      )
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN EXECUTE reference ('${randomUUID()}', '${randomUUID()}')`,
      )
      expect(rows.map((line) => line['QUERY PLAN']).join('\n')).toContain(`using ${table}_pkey`)
    } finally {
      await client.end()
    }
  },
)

test('nothing of the rows that taught the planner is left', async () => {
  await using db = await cloneDatabase()
  const tables = [
    'workspace',
    'brand',
    'channel',
    'contact',
    'conversation',
    'message',
    'thread_ref',
    'event',
  ]
  for (const table of tables) expect(await query(db.url, `SELECT 1 FROM ${table}`)).toEqual([])
})

test('a table that has grown is analysed, once', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase({ url: clone.url, secret: clone.secret, poolSize: 2 })
  await query(
    clone.url,
    `WITH w AS (INSERT INTO workspace (id, name) VALUES ('${randomUUID()}', 'w') RETURNING id)
     INSERT INTO contact (workspace_id, id, name) SELECT w.id, gen_random_uuid(), 'n' FROM w, generate_series(1, 2000)`,
  )
  await eventually(async () => expect(await db.system.refreshStatistics()).toBe('contact'))
  await eventually(async () => expect(await db.system.refreshStatistics()).toBeNull())
})
