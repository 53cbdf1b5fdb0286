import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually, query, tempDir } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { silent } from './child.fixtures.ts'
import { startPostgres } from './start-postgres.ts'

// Only root may mount a small disk.
describe.runIf(process.platform === 'linux' && mayMount())('a small disk', () => {
  test('too small for a cluster: it says so, and leaves nothing that fills it', async () => {
    await using folder = await tempDir()
    using _ = mountDisk(folder.path, '16m')
    await expect(startPostgres({ dataDir: folder.path, log: silent })).rejects.toMatchObject({
      code: 'postgres.disk_full',
    })
    await expect(startPostgres({ dataDir: folder.path, log: silent })).rejects.toMatchObject({
      code: 'postgres.disk_full',
    })
  })

  test('full while it runs: what was stored is there when some space is free again', async () => {
    await using folder = await tempDir()
    using _ = mountDisk(folder.path, '150m')
    await using postgres = await startPostgres({ dataDir: folder.path, log: silent })
    await query(postgres.url(), 'CREATE TABLE kept AS SELECT 42 AS answer')
    const ballast = join(folder.path, 'ballast')
    await writeFile(ballast, Buffer.alloc(200_000_000)).catch(() => {})
    await expect(
      query(
        postgres.url(),
        'CREATE TABLE big AS SELECT repeat(md5(n::text), 100) FROM generate_series(1, 20000) n',
      ),
    ).rejects.toThrow()
    await rm(ballast)
    const rows = await eventually(async () => await query(postgres.url(), 'SELECT answer FROM kept'), {
      timeout: 30_000,
    })
    expect(rows).toEqual([{ answer: 42 }])
  })
})

function mountDisk(path: string, size: string): Disposable {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path])
  return { [Symbol.dispose]: () => execFileSync('umount', ['--lazy', path]) }
}

function mayMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
