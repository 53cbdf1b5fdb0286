import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { query, tempDir } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { silent, startInChild, throwAway, untilTold } from './child.fixtures.ts'
import { startPostgres } from './start-postgres.ts'

const options = { log: silent, settings: throwAway }
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const nobody = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : { uid: 0, gid: 0 }
const passThroughFolders = 1n << 2n

// Root alone can become someone else; everyone else runs the other test files as an ordinary user anyway.
describe.runIf(isRoot)('started by root', () => {
  test('in an open folder, the server is someone else and may do nothing special', async () => {
    await using folder = await tempDir()
    await chmod(folder.path, 0o755)
    await using postgres = await startPostgres({ ...options, dataDir: join(folder.path, 'postgres') })
    expect(await rightsOf(postgres.pid)).toEqual({ root: false, capabilities: 0n })
  })

  test('in a folder closed to others, it may pass through folders and nothing more', async () => {
    await using folder = await tempDir()
    await using postgres = await startPostgres({ ...options, dataDir: join(folder.path, 'postgres') })
    expect(await rightsOf(postgres.pid)).toEqual({ root: false, capabilities: passThroughFolders })
    expect(await query(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('where that right cannot be given, it says what to do', async () => {
    await using folder = await tempDir()
    const tools = join(folder.path, 'tools')
    await mkdir(tools)
    for (const tool of ['sh', 'id', 'env'])
      await symlink(execFileSync('which', [tool]).toString().trim(), join(tools, tool))
    const { code, message } = await untilTold(
      startInChild(join(folder.path, 'postgres'), { path: tools }).told,
      'code',
    )
    expect(code).toBe('postgres.folder_closed')
    expect(message).toContain('chmod o+x')
  })

  test('a cluster of an ordinary user is run as that user', async () => {
    await using folder = await tempDir()
    await chmod(folder.path, 0o755)
    const dataDir = join(folder.path, 'postgres')
    await mkdir(dataDir)
    await chown(dataDir, nobody.uid, nobody.gid)
    const { child, told } = startInChild(dataDir, nobody)
    const { url } = await untilTold(told, 'url')
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    child.kill('SIGTERM')
    await untilEnd(told)

    await using postgres = await startPostgres({ ...options, dataDir })
    expect(await query(postgres.url(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    expect(await uidOf(postgres.pid)).toBe(nobody.uid)
  })
})

describe.runIf(isRoot)('started by an ordinary user', () => {
  test('it works in a folder of that user', async () => {
    await using folder = await tempDir()
    await chown(folder.path, nobody.uid, nobody.gid)
    const { child, told } = startInChild(join(folder.path, 'postgres'), nobody)
    const { url, pid } = await untilTold(told, 'url')
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await uidOf(pid)).toBe(nobody.uid)
    child.kill('SIGTERM')
    await untilEnd(told)
  })

  test('in a folder of root, it is told that it may not write there', async () => {
    await using folder = await tempDir()
    await chmod(folder.path, 0o755)
    const { code } = await untilTold(startInChild(join(folder.path, 'postgres'), nobody).told, 'code')
    expect(code).toBe('postgres.not_writable')
  })
})

async function rightsOf(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const capabilities = BigInt(`0x${/^CapEff:\s*(\w+)/m.exec(status)?.[1] ?? ''}`)
  return { root: (await uidOf(pid)) === 0, capabilities }
}

async function uidOf(pid: number): Promise<number> {
  return Number(/^Uid:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
}

async function untilEnd(told: AsyncIterator<unknown>) {
  while ((await told.next()).done !== true);
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody']))
}
