import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { alreadyRunning, fileError } from './postgres.errors.ts'

/** Ours alone until disposed of, or until this process ends in whatever way. */
export function lockDataDir(dataDir: string): Disposable {
  const pidFile = join(dataDir, 'supervisor.pid')
  try {
    // @NOTE Node has no flock. An exclusive SQLite transaction is a lock of the kernel's: taken at once or not at all,
    // and gone with its holder, so there is never a stale one to guess about.
    const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    writeFileSync(pidFile, `${process.pid}\n`)
    return { [Symbol.dispose]: () => lock.close() }
  } catch (error) {
    throw isBusy(error) ? alreadyRunning(dataDir, readPid(pidFile)) : fileError(dataDir, error)
  }
}

const sqliteBusy = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function readPid(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null
  } catch {
    return null
  }
}
