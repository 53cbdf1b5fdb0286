import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { platform } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { signal } from '@hubbub/runtime/spawn-tied'
import { stillInUse } from './postgres.errors.ts'
import { postmasterPidFile, readPostmasterPid } from './postmaster-pid.ts'

/**
 * Ends a server that an earlier Hubbub left behind in this folder, and clears what a dead one left. The caller holds
 * the lock of the folder, so whatever runs here has lost its supervisor. Returns the pid of what it ended.
 */
export async function reclaimCluster(cluster: string): Promise<number | null> {
  const found = await readPostmasterPid(cluster)
  if (found === null) return null
  if (!(await isPostmasterOf(found.pid, cluster))) {
    // @NOTE The number may belong to another program by now, and PostgreSQL would refuse to start because of it.
    await rm(postmasterPidFile(cluster), { force: true })
    return null
  }
  for (const [name, patienceMs] of [
    ['SIGINT', 4_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    signal(found.pid, name)
    if (await goneWithin(found.pid, patienceMs, cluster)) return found.pid
  }
  throw stillInUse(cluster)
}

async function goneWithin(pid: number, patienceMs: number, cluster: string): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (!(await isPostmasterOf(pid, cluster))) return true
    await sleep(25)
  }
  return false
}

// @NOTE By its arguments: they are readable whoever runs it, whereas its working directory is not.
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  const words = platform() === 'linux' ? await argumentsOf(pid) : await commandOf(pid)
  return words.includes(cluster) && words.some((word) => word.endsWith('/postgres'))
}

async function argumentsOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
}

async function commandOf(pid: number): Promise<string[]> {
  const command = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return command.stdout.trim().split(' ')
}
