import { join } from 'node:path'
import { readIfThere } from './file-if-there.ts'

export interface PostmasterPid {
  pid: number
  /** "starting", "ready", "stopping" or "standby"; empty until the server has written it. */
  status: string
}

/** What the running server says about itself in its folder: pid on the first line, status on the eighth. */
export async function readPostmasterPid(cluster: string): Promise<PostmasterPid | null> {
  const lines = ((await readIfThere(postmasterPidFile(cluster))) ?? '').split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null
}

export const postmasterPidFile = (cluster: string) => join(cluster, 'postmaster.pid')
