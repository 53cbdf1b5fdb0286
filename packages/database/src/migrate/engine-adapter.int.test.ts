import { cloneDatabase, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { engineAdapter } from './engine-adapter.ts'

const record = `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '0004_search'`
const finished = `SELECT finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE migration_name = '0004_search'`

test('a migration and the record that it is done stand or fall together', async () => {
  await using db = await cloneDatabase()
  await query(db.url, record)
  await using adapter = engineAdapter(db.url)
  const connection = await adapter.connect()

  await expect(connection.executeScript('CREATE TABLE half (id int); SELECT 1 / 0')).rejects.toThrow(
    'division by zero',
  )
  expect(await query(db.url, finished)).toEqual([{ finished: false }])
  expect(await query(db.url, "SELECT FROM pg_tables WHERE tablename = 'half'")).toEqual([])

  await connection.executeScript('CREATE TABLE whole (id int)')
  expect(await query(db.url, finished)).toEqual([{ finished: true }])
})
