import { readFile } from 'node:fs/promises'
import { cloneDatabase, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase } from '../create-database.ts'
import { migrate } from './migrate.ts'
import { readMigrations, schemaPath } from './migration-list.ts'
import { schemaDiff } from './schema-diff.ts'

test('applies every migration once, however often it runs', async () => {
  await using db = await cloneDatabase({ empty: true })
  const steps: string[] = []
  const first = await migrate({ ...db, onProgress: (step) => steps.push(step) })
  const { migrationDirectories } = await readMigrations()
  expect(first.applied).toEqual(migrationDirectories.map(({ path }) => path))
  expect(steps).toContain('applied 0001_tables')
  expect(await migrate(db)).toEqual({ applied: [] })
  const rows = await query<{ name: string }>(
    db.url,
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
  )
  expect(rows.map(({ name }) => name)).toEqual(first.applied)
})

test('lets one of several at the same time do the work', async () => {
  await using db = await cloneDatabase({ empty: true })
  const runs = await Promise.all([migrate(db), migrate(db), migrate(db)])
  expect(runs.filter(({ applied }) => applied.length > 0)).toHaveLength(1)
})

test('migrates two databases of a server at the same time', async () => {
  await using one = await cloneDatabase({ empty: true })
  await using other = await cloneDatabase({ empty: true })
  const [first, second] = await Promise.all([migrate(one), migrate(other)])
  expect(first.applied).toEqual(second.applied)
  for (const { url, secret } of [one, other]) {
    await using db = createDatabase({ url, secret })
    expect(await db.system.directory.isEmpty()).toBe(true)
  }
})

test('says what the database objected to, undoes that migration, and goes on once it can', async () => {
  await using db = await cloneDatabase({ empty: true })
  await query(db.url, 'CREATE FUNCTION hubbub_like_pattern(text) RETURNS text LANGUAGE sql RETURN $1')
  await expect(migrate(db)).rejects.toThrow(
    'migration 0004_search failed: function "hubbub_like_pattern" already exists with same argument types',
  )
  expect(await query(db.url, "SELECT FROM pg_proc WHERE proname = 'hubbub_unaccent'")).toEqual([])
  await query(db.url, 'DROP FUNCTION hubbub_like_pattern')
  const { applied } = await migrate(db)
  expect(applied[0]).toBe('0004_search')
})

test('goes on after it was killed in the middle of a migration', async () => {
  await using db = await cloneDatabase({ empty: true })
  await query(db.url, 'CREATE FUNCTION hubbub_like_pattern(text) RETURNS text LANGUAGE sql RETURN $1')
  await expect(migrate(db)).rejects.toThrow('0004_search')
  await query(db.url, 'UPDATE _prisma_migrations SET logs = NULL WHERE finished_at IS NULL')
  await query(db.url, 'DROP FUNCTION hubbub_like_pattern')
  expect((await migrate(db)).applied[0]).toBe('0004_search')
  expect(await migrate(db)).toEqual({ applied: [] })
})

test('gives the rights anew after they were lost', async () => {
  await using db = await cloneDatabase()
  await query(db.url, 'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM hubbub_app')
  await query(db.url, 'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM hubbub_app')
  await using app = createDatabase(db)
  await expect(app.system.workspaceIds()).rejects.toThrow('permission denied')
  await migrate(db)
  expect(await app.system.workspaceIds()).toEqual([])
})

test('refuses a table that no policy guards', async () => {
  await using db = await cloneDatabase()
  await query(db.url, 'CREATE TABLE forgotten (workspace_id uuid)')
  await expect(migrate(db)).rejects.toThrow('tables without row-level security: forgotten')
})

test('the migrations make what the schema says', async () => {
  await using db = await cloneDatabase({ empty: true })
  expect(await schemaDiff(db.url)).toBe('')
})

test('a column that only the schema knows is named', async () => {
  await using db = await cloneDatabase({ empty: true })
  const schema = await readFile(schemaPath, 'utf8')
  const changed = schema.replace('model Brand {', 'model Brand {\n  slogan String @default("")')
  expect(await schemaDiff(db.url, changed)).toContain('ADD COLUMN     "slogan" TEXT NOT NULL')
})
