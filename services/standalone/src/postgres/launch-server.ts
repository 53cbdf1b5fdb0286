import { setTimeout as sleep } from 'node:timers/promises'
import { spawnTied, type TiedProcess } from '@hubbub/runtime/spawn-tied'
import type { Binaries } from './binaries.ts'
import { type PostgresLog, logServerLine } from './log-server-line.ts'
import { explainFailure } from './postgres.errors.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { programEnvironment } from './program-environment.ts'
import type { RunAs } from './run-as.ts'
import { serverArguments } from './server-settings.ts'

export interface LaunchContext {
  binaries: Binaries
  user: RunAs
  cluster: string
  settings: Readonly<Record<string, string>>
  log: PostgresLog
}

export interface RunningServer extends TiedProcess {
  /** The last lines it wrote. */
  readonly lines: readonly string[]
}

const linesKept = 40
const pollMs = 15

/** Starts the server and waits until it takes connections; after a crash that includes its own recovery. */
export async function launchServer(
  ctx: LaunchContext,
  { port, signal }: { port: number; signal: AbortSignal | undefined },
): Promise<RunningServer> {
  const lines: string[] = []
  const onLine = (line: string) => {
    lines.push(line)
    if (lines.length > linesKept) lines.shift()
    logServerLine(ctx.log, line)
  }
  const command = [
    ...ctx.user.prefix,
    ctx.binaries.postgres,
    ...serverArguments(ctx.cluster, port, ctx.settings),
  ]
  const tied = await spawnTied(command, { env: programEnvironment, onLine, graceMs: 3_500, ...ctx.user.ids })
  try {
    await untilReady(tied, { cluster: ctx.cluster, port, lines, signal })
  } catch (error) {
    await tied.stop()
    throw error
  }
  return { ...tied, lines }
}

interface Wait {
  cluster: string
  port: number
  lines: readonly string[]
  signal: AbortSignal | undefined
}

async function untilReady(tied: TiedProcess, { cluster, port, lines, signal }: Wait) {
  const ended = tied.exited.then(() => true)
  while (true) {
    signal?.throwIfAborted()
    const found = await readPostmasterPid(cluster)
    if (found?.pid === tied.pid && found.status === 'ready') return
    if (await Promise.race([ended, sleep(pollMs, false)])) {
      await sleep(pollMs)
      throw explainFailure('PostgreSQL', { lines, cluster, port })
    }
  }
}
