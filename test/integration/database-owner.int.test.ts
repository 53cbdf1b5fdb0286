import { join } from 'node:path'
import { createDatabase, migrate, roleUrl } from '@hubbub/database'
import { type Postgres, startPostgres } from '@hubbub/standalone/postgres'
import { query, type TempDir, tempDir } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Roles belong to a server, so what changes them has a server of its own.
let folder: TempDir
let postgres: Postgres

const silent = () => {}
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
const secret = 'the first secret, which is long enough for one'
const another = 'the second secret, which is long enough for one'

beforeAll(async () => {
  folder = await tempDir()
  postgres = await startPostgres({ dataDir: join(folder.path, 'postgres'), log, settings: { fsync: 'off' } })
})
afterAll(async () => {
  await postgres.stop()
  await folder[Symbol.asyncDispose]()
})

test('an owner who is no superuser can migrate, and the wall stands for them too', async () => {
  await query(postgres.url('postgres'), `CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'pw'`)
  await query(postgres.url('postgres'), 'CREATE DATABASE managed OWNER landlord')
  const url = new URL(postgres.url('managed'))
  url.username = 'landlord'
  url.password = 'pw'
  const owner = { url: url.href, secret }

  const first = await migrate(owner)
  expect(first.applied.length).toBeGreaterThan(0)
  expect(await migrate(owner)).toEqual({ applied: [] })

  await using db = createDatabase(owner)
  const mine = '01900000-0000-7000-8000-000000000001'
  const other = '01900000-0000-7000-8000-000000000002'
  await db.tenant(mine, (tx) => tx.workspace.create({ data: { id: mine, name: 'Mine' } }))
  expect(await db.tenant(other, (tx) => tx.workspace.findMany())).toEqual([])
  expect(await db.system.workspaceIds()).toEqual([mine])
  expect(await db.auth.authUser.findMany()).toEqual([])
  // The queue makes its own schema.
  await query(roleUrl(owner.url, 'hubbub_app', secret), 'CREATE SCHEMA IF NOT EXISTS bullmq')
})

test('another secret changes the passwords with the next migration', async () => {
  const url = postgres.url()
  await migrate({ url, secret })
  await using before = createDatabase({ url, secret })
  await before.ping()
  await migrate({ url, secret: another })

  await using after = createDatabase({ url, secret: another })
  await after.ping()
  expect(await after.auth.authUser.count()).toBe(0)
  await using stale = createDatabase({ url, secret })
  await expect(stale.ping()).rejects.toMatchObject({ code: 'database.unavailable' })
  await before.ping()
})

test('a role that could bypass the wall is not used', async () => {
  await query(postgres.url('postgres'), 'ALTER ROLE hubbub_app BYPASSRLS')
  await expect(migrate({ url: postgres.url(), secret })).rejects.toThrow('may bypass row-level security')
  await query(postgres.url('postgres'), 'ALTER ROLE hubbub_app NOBYPASSRLS')
})
