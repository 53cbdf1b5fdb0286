import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { query, tempDir } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { silent, startInChild, throwAway, untilTold } from './child.fixtures.ts'
import { startPostgres } from './start-postgres.ts'

const options = { log: silent, settings: throwAway }

describe('a first start', () => {
  test('makes a server that only its password opens, and says what it does', async () => {
    await using folder = await tempDir()
    const dataDir = join(folder.path, 'new', 'postgres')
    const steps: string[] = []
    await using postgres = await startPostgres({
      ...options,
      dataDir,
      onProgress: (step) => steps.push(step),
    })

    expect(steps).toEqual(['creating', 'starting', 'ready'])
    expect(await query(postgres.url(), 'SELECT current_database() AS name')).toEqual([{ name: 'hubbub' }])
    expect(await query(postgres.url('postgres'), 'SELECT current_database() AS name')).toEqual([
      { name: 'postgres' },
    ])
    const wrong = postgres.url().replace(/:[^:@]+@/, ':wrong@')
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed')
    expect((await stat(join(dataDir, 'access.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'cluster'))).mode & 0o777).toBe(0o700)
  })

  test('knows letters beyond ASCII, whatever the locale of the person who starts it', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    await query(postgres.url(), 'CREATE EXTENSION pg_trgm')
    const [row] = await query(
      postgres.url(),
      `SELECT 'ЖУК' ILIKE 'жук' AS folds, cardinality(show_trgm('жук')) AS trigrams,
        'Zebra' < 'apple' AS by_code_point, current_setting('server_encoding') AS encoding`,
    )
    expect(row).toEqual({ folds: true, trigrams: 4, by_code_point: true, encoding: 'UTF8' })
  })

  test('listens on the loopback address alone', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    const [row] = await query(
      postgres.url(),
      `SELECT current_setting('listen_addresses') AS tcp, current_setting('unix_socket_directories') AS socket`,
    )
    expect(row).toEqual({ tcp: '127.0.0.1', socket: '' })
  })

  test('given up half-way, leaves a folder that the next start completes', async () => {
    await using folder = await tempDir()
    const giveUp = new AbortController()
    const started = startPostgres({
      ...options,
      dataDir: folder.path,
      signal: giveUp.signal,
      onProgress: (step) => step === 'creating' && setTimeout(() => giveUp.abort(), 100),
    })
    await expect(started).rejects.toThrow('aborted')
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    expect(await query(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

describe('a later start', () => {
  test('finds the data, the port and the password of the last time', async () => {
    await using folder = await tempDir()
    const first = await startPostgres({ ...options, dataDir: folder.path })
    await query(first.url(), 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    expect(await first.ended).toBeNull()

    const steps: string[] = []
    await using second = await startPostgres({
      ...options,
      dataDir: folder.path,
      onProgress: (step) => steps.push(step),
    })
    expect(steps).toEqual(['starting', 'ready'])
    expect(second.url()).toBe(first.url())
    expect(await query(second.url(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('moves to another port when its own was taken, and stays there', async () => {
    await using folder = await tempDir()
    const first = await startPostgres({ ...options, dataDir: folder.path })
    await first.stop()
    const intruder = createServer().listen(first.port, '127.0.0.1')
    await once(intruder, 'listening')

    const second = await startPostgres({ ...options, dataDir: folder.path })
    expect(second.port).not.toBe(first.port)
    expect(await query(second.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await second.stop()
    intruder.close()
    await using third = await startPostgres({ ...options, dataDir: folder.path })
    expect(third.port).toBe(second.port)
  })

  test('sets a new password when the old one was lost', async () => {
    await using folder = await tempDir()
    const first = await startPostgres({ ...options, dataDir: folder.path })
    await first.stop()
    await writeFile(join(folder.path, 'access.json'), '{"port":')
    await using second = await startPostgres({ ...options, dataDir: folder.path })
    expect(second.url()).not.toBe(first.url())
    expect(await query(second.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('is not misled by a stale pid file that names a living stranger', async () => {
    await using folder = await tempDir()
    const first = await startPostgres({ ...options, dataDir: folder.path })
    await first.stop()
    await writeFile(join(folder.path, 'cluster', 'postmaster.pid'), `${process.ppid}\n${folder.path}\n`)
    await using second = await startPostgres({ ...options, dataDir: folder.path })
    expect(await query(second.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

describe('a second start on the same folder', () => {
  test('is told who runs there, in the same process and in another', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: folder.path })
    await expect(startPostgres({ ...options, dataDir: folder.path })).rejects.toMatchObject({
      code: 'postgres.already_running',
      message: expect.stringContaining(`pid ${process.pid}`),
    })
    const { code, message } = await untilTold(startInChild(folder.path).told, 'code')
    expect(code).toBe('postgres.already_running')
    expect(message).toContain(`pid ${process.pid}`)
    expect(await query(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('of two at the same moment one wins', async () => {
    await using folder = await tempDir()
    const results = await Promise.allSettled(
      [1, 2, 3].map(async () => await startPostgres({ ...options, dataDir: folder.path })),
    )
    const won = results.filter((result) => result.status === 'fulfilled')
    expect(won).toHaveLength(1)
    for (const { value } of won) await value.stop()
  })

  test('two with folders of their own run side by side', async () => {
    await using folder = await tempDir()
    const dataDirs = ['a', 'b'].map((name) => join(folder.path, name))
    const servers = await Promise.all(
      dataDirs.map(async (dataDir) => await startPostgres({ ...options, dataDir })),
    )
    expect(new Set(servers.map(({ port }) => port)).size).toBe(2)
    for (const server of servers) expect(await query(server.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await Promise.all(servers.map(async (server) => await server.stop()))
  })
})

describe('a folder that cannot be used', () => {
  test('made by another version', async () => {
    await using folder = await tempDir()
    await mkdir(join(folder.path, 'cluster'))
    await writeFile(join(folder.path, 'cluster', 'PG_VERSION'), '15\n')
    await expect(startPostgres({ ...options, dataDir: folder.path })).rejects.toMatchObject({
      code: 'postgres.wrong_version',
      message: expect.stringMatching(/PostgreSQL 15, and this is PostgreSQL 18/),
    })
  })

  test('filled with something else', async () => {
    await using folder = await tempDir()
    await mkdir(join(folder.path, 'cluster', 'holiday-pictures'), { recursive: true })
    await expect(startPostgres({ ...options, dataDir: folder.path })).rejects.toMatchObject({
      code: 'postgres.foreign_folder',
    })
    expect((await stat(join(folder.path, 'cluster', 'holiday-pictures'))).isDirectory()).toBe(true)
  })

  test('a file in its place', async () => {
    await using folder = await tempDir()
    const dataDir = join(folder.path, 'postgres')
    await writeFile(dataDir, '')
    await expect(startPostgres({ ...options, dataDir })).rejects.toMatchObject({
      code: 'postgres.not_writable',
    })
  })
})
