import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import { explainFailure } from './postgres.errors.ts'
import { programEnvironment } from './program-environment.ts'
import type { RunAs } from './run-as.ts'

/** Runs statements, one a line, on a cluster that no server has open; needs no password. Ends with us, at the end of its input. */
export async function runSingleUser(
  cluster: string,
  statements: readonly string[],
  { binaries, user }: { binaries: Binaries; user: RunAs },
) {
  const command = [...user.prefix, binaries.postgres, '--single', '-D', cluster, 'postgres']
  const child = spawn('env', command, {
    cwd: '/',
    env: { PATH: process.env['PATH'], ...programEnvironment },
    stdio: 'pipe',
    ...user.ids,
  })
  child.stdin.on('error', () => {})
  child.stdin.end(`${statements.join('\n')}\n`)
  const [said, , [code]] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'close')])
  const lines = said.split('\n').filter(Boolean)
  if (code !== 0 || lines.some((line) => /\b(ERROR|FATAL|PANIC): /.test(line))) {
    throw explainFailure('Setting up PostgreSQL', { lines, cluster })
  }
}
