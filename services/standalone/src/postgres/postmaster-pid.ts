import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface PostmasterPid {
  pid: number
  /** "starting", "ready", "stopping" or "standby"; empty until the server has written it. */
  status: string
}

/** What the running server says about itself in its folder: pid on the first line, status on the eighth. */
export async function readPostmasterPid(cluster: string): Promise<PostmasterPid | null> {
  const text = await readFile(postmasterPidFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null
}

export const postmasterPidFile = (cluster: string) => join(cluster, 'postmaster.pid')
