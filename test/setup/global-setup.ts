import { join } from 'node:path'
import { type Postgres, startPostgres } from '@hubbub/standalone/postgres'
import {
  findRedis,
  type SharedPostgres,
  type SharedRedis,
  startRedis,
  tempDir,
  testSecret,
} from '@hubbub/test-support'
import type { TestProject } from 'vitest/node'

/** Boots the servers that all integration tests of a run share, once, and takes them down at its end. */
export default async function setup(project: TestProject) {
  await using starting = new AsyncDisposableStack()
  const { path } = starting.use(await tempDir())
  const postgres = starting.use(
    await startPostgres({ dataDir: join(path, 'postgres'), log: onlyTrouble, settings: throwAway }),
  )
  project.provide('hubbubPostgres', {
    adminUrl: postgres.url('postgres'),
    template: await makeTemplate(postgres),
  })
  project.provide('hubbubRedis', await redis(starting))
  const servers = starting.move()
  return async () => await servers.disposeAsync()
}

/** Nothing of it outlives the run, so nothing has to reach the disk. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

const silent = () => {}
const tell = (fields: Record<string, unknown>, message: string) => console.warn(message, fields)
const onlyTrouble = { trace: silent, debug: silent, info: silent, warn: silent, error: tell }

// @NOTE A broken migration fails the tests that need the tables, each with the reason, and not those that do not.
async function makeTemplate(postgres: Postgres): Promise<SharedPostgres['template']> {
  try {
    const { migrate } = await import('@hubbub/database')
    await migrate({ url: postgres.url(), secret: testSecret })
    return { database: 'hubbub' }
  } catch (error) {
    return { missing: `the migration failed: ${error instanceof Error ? error.message : String(error)}` }
  }
}

async function redis(starting: AsyncDisposableStack): Promise<SharedRedis> {
  const given = process.env['REDIS_URL']
  if (given !== undefined && given !== '') return { url: given }
  if ((await findRedis()) === null)
    return { missing: 'REDIS_URL is not set and there is no redis-server on the PATH' }
  return { url: starting.use(await startRedis()).url }
}
