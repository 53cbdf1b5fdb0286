import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@hubbub/contracts'
import { type LaunchContext, launchServer, type RunningServer } from './launch-server.ts'
import { explainFailure, fileError } from './postgres.errors.ts'
import { reclaimCluster } from './reclaim-cluster.ts'

const crashesAllowed = 20
const withinMs = 60_000
const pauseMs = 500

/** Starts the server again, on the port that its clients know, whenever it ends unasked; gives up when that does not stop. */
export function keepRunning(
  ctx: LaunchContext,
  { server: first, port }: { server: RunningServer; port: number },
) {
  const stopping = new AbortController()
  let server = first

  async function supervise(): Promise<AppError | null> {
    const crashes: number[] = []
    while (true) {
      const code = await server.exited
      if (stopping.signal.aborted) return null
      ctx.log.error({ pid: server.pid, code }, 'PostgreSQL ended unexpectedly, starting it again')
      const reason = explainFailure('PostgreSQL', { lines: server.lines, cluster: ctx.cluster, port })
      const next = await relaunch(crashes, reason)
      if (next === null || next instanceof AppError) return next
      server = next
      // Asked to stop while it came up: `stop` saw only its predecessor.
      if (stopping.signal.aborted) await server.stop()
    }
  }

  async function relaunch(crashes: number[], reason: AppError): Promise<RunningServer | AppError | null> {
    let latest = reason
    while (!stopping.signal.aborted) {
      crashes.push(performance.now())
      if (
        crashes.length > crashesAllowed &&
        performance.now() - (crashes.at(-1 - crashesAllowed) ?? 0) < withinMs
      )
        return latest
      try {
        await reclaimCluster(ctx.cluster)
        return await launchServer(ctx, { port, signal: stopping.signal })
      } catch (error) {
        if (stopping.signal.aborted) break
        latest = fileError(ctx.cluster, error)
        ctx.log.error({ err: latest }, 'PostgreSQL did not come back yet')
        await sleep(pauseMs)
      }
    }
    return null
  }

  const ended = supervise()
  return {
    get pid() {
      return server.pid
    },
    ended,
    async stop() {
      stopping.abort()
      await server.stop()
      await ended
      // @NOTE Where the shell around the server was killed, stopping it reached nobody.
      await reclaimCluster(ctx.cluster)
    },
  }
}
