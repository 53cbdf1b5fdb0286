import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'

const place = '/dev/shm'
const prefix = 'hubbub-tests-'
const enough = 4 * 1024 ** 3

/**
 * A folder in memory for what servers under test keep, gone when this process ends: making a database from the template
 * takes 1,500 files, which is a tenth of the time there. @returns null where there is no such place, or little room.
 */
export function openMemoryFolder(): string | null {
  if (!isRoomy()) return null
  for (const name of readdirSync(place))
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) remove(join(place, name))
  const folder = join(place, `${prefix}${process.pid}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  process.once('exit', () => remove(folder))
  return folder
}

function isRoomy(): boolean {
  try {
    // Containers often have 64 MB there.
    const { bavail, bsize } = statfsSync(place)
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .findLast((line) => line.split(' ')[1] === place)
    return mount?.startsWith('tmpfs ') === true && bavail * bsize > enough && freemem() > enough
  } catch {
    return false
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function remove(folder: string): void {
  // @NOTE What another user's server left there cannot be removed, and a test run does not fail by it.
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}
