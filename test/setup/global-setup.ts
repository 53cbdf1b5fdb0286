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
import { onlyTrouble, throwAway } from './throw-away.ts'

/** Boots the servers that all integration tests of a run share, once, and takes them down at its end. */
export default async function setup(project: TestProject) {
  await using starting = new AsyncDisposableStack()
  const { path } = starting.use(await tempDir())
  const postgres = starting.use(
    await startPostgres({
      dataDir: join(path, 'postgres'),
      log: onlyTrouble,
      settings: { ...throwAway, max_connections: '300' },
    }),
  )
  project.provide('hubbubPostgres', {
    adminUrl: postgres.url('postgres'),
    template: await makeTemplate(postgres),
  })
  project.provide('hubbubRedis', await redis(starting))
  const servers = starting.move()
  return async () => await servers.disposeAsync()
}

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
