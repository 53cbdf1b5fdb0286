import { ids } from '@hubbub/runtime'
import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase } from '../create-database.ts'
import { workspaceId } from '../events/events.fixtures.ts'
import { createEventRepository } from './events.ts'

test('keeps everything an event says, in the order given', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const conversationId = ids.next()
  const causeId = ids.next()
  const full = {
    type: 'conversation.updated',
    subjectId: conversationId,
    version: 3,
    conversationId,
    actor: { kind: 'member', id: ids.next(), name: 'Zoë “Z” O’Hara' },
    causeId,
    trace: '00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01',
    data: { audience: { assigneeId: null, teamId: null }, note: '{"quoted": \\ }' },
  } as const
  const bare = {
    type: 'label.updated',
    subjectId: ids.next(),
    version: 1,
    actor: { kind: 'system', id: null, name: 'x' },
  } as const
  const written = await db.tenant(workspaceId, (tx) =>
    createEventRepository(tx, workspaceId, ids).append([full, bare]),
  )
  const events = await eventually(async () => {
    const read = (await db.system.readEvents('0.0', 10)).events
    return read.length === 2 && read
  })
  expect(events.map(({ id }) => id)).toEqual(written)
  expect(events[0]).toMatchObject({ ...full, workspaceId })
  expect(events[0]?.at).toBeInstanceOf(Date)
  expect(events[1]).toMatchObject({ ...bare, conversationId: null, causeId: null, trace: null, data: {} })
})

test('writes nothing for nothing, and nothing into another workspace', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const event = {
    type: 'label.updated',
    subjectId: ids.next(),
    version: 1,
    actor: { kind: 'system', id: null, name: 'x' },
  } as const
  expect(
    await db.tenant(workspaceId, (tx) => createEventRepository(tx, workspaceId, ids).append([])),
  ).toEqual([])
  const foreign = db.tenant(workspaceId, (tx) => createEventRepository(tx, ids.next(), ids).append([event]))
  await expect(foreign).rejects.toThrow('row-level security')
})

test('an event is undone with its change', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const event = {
    type: 'label.updated',
    subjectId: ids.next(),
    version: 1,
    actor: { kind: 'system', id: null, name: 'x' },
  } as const
  const undone = db.tenant(workspaceId, async (tx) => {
    await createEventRepository(tx, workspaceId, ids).append([event])
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect((await db.system.readEvents('0.0', 10)).unsettled).toBe(false)
})

test('a transaction that may be forgotten is kept once it tells of something', async () => {
  await using clone = await cloneDatabase()
  // A setting of its own, so that it is known from every other.
  await query(
    clone.url,
    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = local', current_database()); END $$",
  )
  await using db = createDatabase(clone)
  const event = {
    type: 'label.updated',
    subjectId: ids.next(),
    version: 1,
    actor: { kind: 'system', id: null, name: 'x' },
  } as const
  const waits = await db.tenant(
    workspaceId,
    async (tx) => {
      const setting = async () =>
        await tx.$queryRaw<{ on: string }[]>`SELECT current_setting('synchronous_commit') AS on`
      const before = await setting()
      await createEventRepository(tx, workspaceId, ids, false).append([event])
      return [...before, ...(await setting())].map(({ on }) => on)
    },
    { durable: false },
  )
  expect(waits).toEqual(['off', 'local'])
})
