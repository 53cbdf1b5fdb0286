import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { signal } from '@hubbub/runtime/spawn-tied'
import { eventually, query, tempDir } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { processesOf, processTable, silent, startInChild, throwAway, untilTold } from './child.fixtures.ts'
import { startPostgres } from './start-postgres.ts'

const options = { log: silent, settings: throwAway }

describe.runIf(process.platform === 'linux')('the parent is killed', () => {
  test('no PostgreSQL is left, and the next start finds what was committed', async () => {
    await using folder = await tempDir()
    const { child, told } = startInChild(folder.path)
    const { url, pid } = await untilTold(told, 'url')
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    child.kill('SIGKILL')
    await eventually(() => processesOf(folder.path).length === 0, { timeout: 10_000 })
    expect(signal(pid, 0)).toBe(false)

    await using next = await startPostgres({ ...options, dataDir: folder.path })
    expect(await query(next.url(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('a start at the very same moment waits for the old server to go', async () => {
    await using folder = await tempDir()
    const { child, told } = startInChild(folder.path)
    await untilTold(told, 'url')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await using next = await startPostgres({ ...options, dataDir: folder.path })
    expect(await query(next.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('with its guards: the next start ends the server that was left, and takes over', async () => {
    await using folder = await tempDir()
    const { child, told } = startInChild(folder.path)
    const { url, pid } = await untilTold(told, 'url')
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    child.kill('SIGSTOP')
    killGuardsOf(pid)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(signal(pid, 0)).toBe(true)

    const steps: string[] = []
    await using next = await startPostgres({
      ...options,
      dataDir: folder.path,
      onProgress: (step) => steps.push(step),
    })
    expect(steps).toEqual(['recovering', 'starting', 'ready'])
    expect(processesOf(folder.path)).not.toContain(pid)
    expect(await query(next.url(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test.for([0, 100, 300, 600])('%d ms into making the cluster: the next start begins anew', async (delay) => {
    await using folder = await tempDir()
    const { child, told } = startInChild(folder.path)
    await untilTold(told, 'step', 'creating')
    setTimeout(() => child.kill('SIGKILL'), delay)
    await once(child, 'exit')

    await using next = await startPostgres({ ...options, dataDir: folder.path })
    expect(await query(next.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect((await readdir(folder.path)).filter((name) => name.startsWith('unfinished'))).toEqual([])
    await eventually(() => processesOf(join(folder.path, 'unfinished')).length === 0, { timeout: 10_000 })
  })
})

describe('the server is killed', () => {
  test('it comes back on the same port with what was committed', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    const { pid } = postgres
    await query(postgres.url(), 'CREATE TABLE kept AS SELECT 42 AS answer')
    signal(pid, 'SIGKILL')
    await eventually(() => postgres.pid !== pid, { timeout: 20_000 })
    const rows = await eventually(async () => await query(postgres.url(), 'SELECT answer FROM kept'), {
      timeout: 20_000,
    })
    expect(rows).toEqual([{ answer: 42 }])
  })

  test('again and again, it still comes back', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    for (let round = 0; round < 3; round += 1) {
      const { pid } = postgres
      signal(pid, 'SIGKILL')
      await eventually(() => postgres.pid !== pid, { timeout: 20_000 })
      await eventually(async () => await query(postgres.url(), 'SELECT 1'), { timeout: 20_000 })
    }
    expect(await query(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test.runIf(process.platform === 'linux')(
    'losing what guards it, it is replaced by one that is guarded',
    async () => {
      await using folder = await tempDir()
      await using postgres = await startPostgres({ ...options, dataDir: folder.path })
      const { pid } = postgres
      killGuardsOf(pid)
      await eventually(() => postgres.pid !== pid, { timeout: 20_000 })
      expect(await query(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      expect(processesOf(folder.path)).not.toContain(pid)
    },
  )

  test('stopped before it is back, nothing is left', async () => {
    await using folder = await tempDir()
    const postgres = await startPostgres({ ...options, dataDir: folder.path })
    signal(postgres.pid, 'SIGKILL')
    await postgres.stop()
    expect(await postgres.ended).toBeNull()
    // Those it had started notice by themselves that it is gone.
    await eventually(() => processesOf(folder.path).length === 0, { timeout: 5_000 })
    await using again = await startPostgres({ ...options, dataDir: folder.path })
    expect(await query(again.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('when it cannot come back, whoever waits is told why', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    await rm(join(folder.path, 'cluster', 'global', 'pg_control'))
    signal(postgres.pid, 'SIGKILL')
    expect(await postgres.ended).toMatchObject({
      code: 'postgres.failed',
      message: expect.stringContaining('pg_control'),
    })
  })
})

test('stop is quick and leaves nothing, also with clients in the middle of something', async () => {
  await using folder = await tempDir()
  const postgres = await startPostgres({ ...options, dataDir: folder.path })
  const busy = query(postgres.url(), 'SELECT pg_sleep(60)').catch((error: unknown) => error)
  await eventually(async () => {
    const [row] = await query(
      postgres.url(),
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)' AND state = 'active'",
    )
    return row?.['n'] === 1
  })
  const begun = performance.now()
  await Promise.all([postgres.stop(), postgres.stop()])
  expect(performance.now() - begun).toBeLessThan(5_000)
  expect(await busy).toBeInstanceOf(Error)
  expect(processesOf(folder.path)).toEqual([])
})

/** The shells that hold the pipe to the parent. */
function killGuardsOf(pid: number) {
  const group = processTable().find((entry) => entry.pid === pid)?.group
  const guards = processTable().filter((entry) => entry.group === group && entry.name === 'sh')
  for (const guard of guards) signal(guard.pid, 'SIGKILL')
}
