import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { memoryByProgram } from '../../lib/processes.ts'
import { type Figures, say } from '../../lib/report.ts'
import { startCommand } from './start-command.ts'

const settleMs = 20_000

/**
 * What the product takes when nobody uses it: `start --no-demo` in a folder of its own, the web built before.
 * `start_s` is the time until its health is 200, the database made included; `start_again_s` the same of a second
 * start in the same folder. `memory_mb` is the proportional set size (`/proc/<pid>/smaps_rollup`) of all its processes
 * together, PostgreSQL's too, so that a page that several share counts once; taken after 20 s of rest.
 */
export async function benchIdle(): Promise<Figures> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-idle-'))
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))

  const first = await startCommand(dataDir)
  let memory: ReadonlyMap<string, number>
  try {
    say(`healthy after ${first.seconds.toFixed(1)} s; resting …`)
    await sleep(settleMs)
    memory = await memoryByProgram(first.pid)
  } finally {
    await first.stop()
  }
  await using second = await startCommand(dataDir)
  return {
    memory_mb: sumOf(memory, () => true),
    node_mb: sumOf(memory, (program) => program.startsWith('node')),
    postgres_mb: sumOf(memory, (program) => program === 'postgres'),
    start_s: first.seconds,
    start_again_s: second.seconds,
  }
}

function sumOf(memory: ReadonlyMap<string, number>, wanted: (program: string) => boolean): number {
  return [...memory].reduce((sum, [program, size]) => sum + (wanted(program) ? size : 0), 0)
}
