import { ids } from '@hubbub/runtime'
import { cloneDatabase } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase, type Database } from './create-database.ts'
import type { Transaction } from './create-tenant.ts'
import { sqlState, uniqueViolation } from './database-errors.ts'
import { Prisma } from './generated/client.ts'

async function openWorkspaces(db: Database, count: number): Promise<string[]> {
  const workspaces = Array.from({ length: count }, () => ids.next())
  for (const id of workspaces) {
    await db.tenant(id, async (tx) => {
      await tx.workspace.create({ data: { id, name: id } })
      await tx.workspaceCounter.create({ data: { workspaceId: id, name: 'n' } })
    })
  }
  return workspaces
}

const currentWorkspace = async (tx: Transaction | Database['auth']) => {
  const [row] = await tx.$queryRaw<
    { id: string | null }[]
  >`SELECT current_setting('app.workspace_id', true) AS id`
  return row?.id
}

test('a connection forgets the workspace before anybody else gets it', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase({ ...clone, poolSize: 1 })
  const [workspace = ''] = await openWorkspaces(db, 1)
  const backends = new Set<number>()
  const look = async (tx: Transaction) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
    backends.add(row?.pid ?? 0)
  }
  await db.tenant(workspace, look)
  await db.tenant(workspace, () => Promise.reject(new Error('undone'))).catch(() => {})
  await db.tenant(workspace, (tx) => tx.$executeRaw`SELECT 1 / 0`).catch(() => {})
  const other = ids.next()
  await db.tenant(other, async (tx) => {
    await look(tx)
    expect(await currentWorkspace(tx)).toBe(other)
    expect(await tx.workspace.findMany()).toEqual([])
  })
  expect(await db.system.workspaceIds()).toEqual([workspace])
  expect(backends.size).toBe(1)
})

test('many at once on few connections each see their own', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase({ ...clone, poolSize: 3 })
  const workspaces = await openWorkspaces(db, 8)
  const seen = await Promise.all(
    Array.from({ length: 120 }, async (_, index) => {
      const workspace = workspaces[index % workspaces.length] ?? ''
      return await db.tenant(workspace, async (tx) => {
        if (index % 7 === 0) await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.005)`
        const rows = await tx.workspace.findMany({ select: { id: true } })
        return rows.every(({ id }) => id === workspace) && rows.length === 1
      })
    }),
  )
  expect(seen).toEqual(Array.from({ length: 120 }, () => true))
})

test('undoes everything when the work throws', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const id = ids.next()
  const work = db.tenant(id, async (tx) => {
    await tx.workspace.create({ data: { id, name: 'gone' } })
    throw new Error('changed my mind')
  })
  await expect(work).rejects.toThrow('changed my mind')
  expect(await db.system.workspaceIds()).toEqual([])
})

test('refuses what is no workspace id', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  for (const id of ['', 'default', "'; DROP TABLE x"]) {
    await expect(db.tenant(id, () => Promise.resolve())).rejects.toThrow('a workspace id must be a UUID')
  }
})

test('runs again when transactions come in each other’s way', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const [workspaceId = ''] = await openWorkspaces(db, 1)
  const where = { workspaceId_name: { workspaceId, name: 'n' } }
  let runs = 0
  const raise = async (tx: Transaction) => {
    runs++
    const { value } = await tx.workspaceCounter.findUniqueOrThrow({ where })
    await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.02)`
    await tx.workspaceCounter.update({ where, data: { value: value + 1 } })
  }
  const isolation = 'Serializable'
  await Promise.all([1, 2, 3].map(() => db.tenant(workspaceId, raise, { isolation, attempts: 10 })))
  const counter = await db.tenant(workspaceId, (tx) => tx.workspaceCounter.findUniqueOrThrow({ where }))
  expect(counter.value).toBe(3)
  expect(runs).toBeGreaterThan(3)
})

test('gets out of a deadlock', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const [workspaceId = ''] = await openWorkspaces(db, 1)
  await db.tenant(workspaceId, (tx) => tx.workspaceCounter.create({ data: { workspaceId, name: 'm' } }))
  const lockBoth = (first: string, second: string) => async (tx: Transaction) => {
    for (const name of [first, second]) {
      await tx.$executeRaw`UPDATE workspace_counter SET value = value + 1 WHERE name = ${name}`
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.1)`
    }
  }
  await Promise.all([db.tenant(workspaceId, lockBoth('n', 'm')), db.tenant(workspaceId, lockBoth('m', 'n'))])
  const counters = await db.tenant(workspaceId, (tx) => tx.workspaceCounter.findMany())
  expect(counters.map(({ value }) => value)).toEqual([2, 2])
})

test('names the constraint that was hurt, by either way of writing', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const [id = ''] = await openWorkspaces(db, 1)
  const writes = [
    async (tx: Transaction) => await tx.workspace.create({ data: { id, name: 'again' } }),
    async (tx: Transaction) =>
      await tx.$executeRaw`INSERT INTO workspace (id, name) VALUES (${id}::uuid, 'again')`,
  ]
  for (const write of writes) {
    const error: unknown = await db.tenant<unknown>(id, write).then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(uniqueViolation(error)).toBe('workspace_pkey')
  }
  const check = db.tenant(id, (tx) => tx.$executeRaw`UPDATE workspace SET name = NULL`)
  const error: unknown = await check.catch((reason: unknown) => reason)
  expect(uniqueViolation(error)).toBeNull()
  expect(sqlState(error)).toBe('23502')
})

test('says that the database is unavailable when it cannot be reached, is full, or takes too long', async () => {
  await using clone = await cloneDatabase()
  const unavailable = { code: 'database.unavailable', kind: 'unavailable' }
  await using nowhere = createDatabase({ ...clone, url: 'postgres://hubbub@127.0.0.1:1/hubbub' })
  await expect(nowhere.ping()).rejects.toMatchObject(unavailable)
  await expect(nowhere.tenant(ids.next(), () => Promise.resolve())).rejects.toMatchObject(unavailable)

  await using db = createDatabase({ ...clone, poolSize: 1 })
  await db.ping()
  const slow = db.tenant(ids.next(), (tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(0.5)`)
  await expect(db.tenant(ids.next(), () => Promise.resolve(), { maxWait: 50 })).rejects.toMatchObject(
    unavailable,
  )
  await slow
  const late = db.tenant(ids.next(), (tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(0.5)`, { timeout: 50 })
  await expect(late).rejects.toMatchObject(unavailable)
})

test('what is said too late is said to nobody', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase({ ...clone, poolSize: 1 })
  const [mine = '', other = ''] = await openWorkspaces(db, 2)
  let kept: Transaction | undefined
  await db.tenant(mine, (tx) => {
    kept = tx
    return Promise.resolve()
  })
  await db.tenant(other, async (tx) => {
    // On the same connection, in a transaction of somebody else.
    await expect(kept?.$executeRaw(Prisma.sql`UPDATE workspace SET name = 'mine'`)).rejects.toThrow(
      'has ended already',
    )
    expect(await tx.$queryRaw`SELECT name FROM workspace`).toEqual([{ name: other }])
  })
})

test('SQL of one’s own reads values as Prisma’s client does', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const asked = Prisma.sql`SELECT 7::int8 AS big, ARRAY[7, NULL]::int8[] AS bigs, 1.5::numeric AS exact, '2026-03-01'::date AS day,
    '2026-03-01 10:00:00.5+02'::timestamptz AS at, '2026-03-01 10:00:00'::timestamp AS local, ARRAY['2026-03-01 10:00:00+00']::timestamptz[] AS ats,
    '\\x00ff'::bytea AS bytes, '{"a": [1, null]}'::jsonb AS json, 0.5::float8 AS part, ARRAY['a,b', '"', NULL] AS texts, true AS yes, NULL::int AS none,
    ${['a', 'b"c']}::text[] AS list, ${new Uint8Array([1, 2])}::bytea AS file, ${3n}::int8 AS n, ${{ a: 1 }}::jsonb AS object`
  const [direct] = await db.tenant(ids.next(), (tx) => tx.$queryRaw<unknown[]>(asked))
  const [prisma] = await db.auth.$queryRaw<unknown[]>(asked)
  expect(direct).toEqual(prisma)
})

test('refuses a role’s password made of another secret', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase({ ...clone, secret: `${clone.secret} but not this one` })
  await expect(db.ping()).rejects.toMatchObject({ code: 'database.unavailable' })
})
