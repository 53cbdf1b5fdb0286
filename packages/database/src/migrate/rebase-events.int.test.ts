import { compareCursors } from '@hubbub/contracts'
import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase } from '../create-database.ts'
import { migrate } from './migrate.ts'

const workspaceId = '01900000-0000-7000-8000-000000000001'

/** Written by a server whose transaction numbers were far ahead; the order is not that of `seq`. */
const restored = `
  INSERT INTO event (workspace_id, id, seq, xid, type, subject_id, version, actor)
  SELECT '${workspaceId}', gen_random_uuid(), seq, xid::xid8, 'brand.updated', gen_random_uuid(), version, '{}'
  FROM (VALUES (7, '900000000', 1), (5, '900000002', 2), (6, '900000002', 3), (4, '900000009', 4)) AS e (seq, xid, version)`

test('a log from another server keeps its order and its readers their places', async () => {
  await using test = await cloneDatabase()
  await query(test.url, restored)
  await query(
    test.url,
    `INSERT INTO event_cursor (reader, xid, seq, updated_at) VALUES ('early', '900000002', 5, now()), ('new', '0', 0, now())`,
  )
  await using db = createDatabase(test)
  expect((await db.system.readEvents('0.0', 10)).events).toEqual([])

  await migrate(test)

  const { events } = await db.system.readEvents('0.0', 10)
  expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  const early = (await db.system.readEvents((await db.system.readerCursor('early')) ?? '', 10)).events
  expect(early.map(({ version }) => version)).toEqual([3, 4])
  expect(await db.system.readerCursor('new')).toBe('3.0')

  await query(
    test.url,
    `INSERT INTO event (workspace_id, id, type, subject_id, version, actor)
     VALUES ('${workspaceId}', gen_random_uuid(), 'brand.updated', gen_random_uuid(), 5, '{}')`,
  )
  const last = events.at(-1)?.cursor ?? ''
  const fresh = await eventually(async () => (await db.system.readEvents(last, 10)).events[0])
  expect(fresh.version).toBe(5)
  expect(compareCursors(fresh.cursor, last)).toBe(1)
})

test('a log of this server stays as it is', async () => {
  await using test = await cloneDatabase()
  await query(test.url, restored.replaceAll('90000000', '1'))
  await using db = createDatabase(test)
  const { events: before } = await db.system.readEvents('0.0', 10)
  await migrate(test)
  expect(before).toHaveLength(4)
  expect((await db.system.readEvents('0.0', 10)).events).toEqual(before)
})
