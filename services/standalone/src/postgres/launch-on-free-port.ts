import { setTimeout as sleep } from 'node:timers/promises'
import { isAppError } from '@hubbub/contracts'
import { freePort } from '@hubbub/runtime/free-port'
import { type Access, saveAccess } from './access.ts'
import { type LaunchContext, launchServer, type RunningServer } from './launch-server.ts'

export interface FirstLaunch {
  dataDir: string
  access: Access
  signal: AbortSignal | undefined
}

const attempts = 10
const pauseMs = 500

/** Launches on the port of the last time, or on a new one that is kept, when another program has taken it since. */
export async function launchOnFreePort(
  ctx: LaunchContext,
  { dataDir, access, signal }: FirstLaunch,
): Promise<{ server: RunningServer; port: number }> {
  let { port } = access
  for (let attempt = 1; ; attempt += 1) {
    try {
      const server = await launchServer(ctx, { port, signal })
      if (port !== access.port) await saveAccess(dataDir, { ...access, port })
      return { server, port }
    } catch (error) {
      const code = isAppError(error) ? error.code : null
      if (attempt === attempts || (code !== 'postgres.port_taken' && code !== 'postgres.still_in_use'))
        throw error
      if (code === 'postgres.port_taken') port = await freePort()
      else await sleep(pauseMs, undefined, signal === undefined ? {} : { signal })
      ctx.log.warn({ code, port }, 'PostgreSQL did not start, trying again')
    }
  }
}
