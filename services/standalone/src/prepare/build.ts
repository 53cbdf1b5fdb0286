import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AppError } from '@hubbub/contracts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Generates the database client and builds the web, as far as they changed since the last start. */
export async function buildWhatChanged(signal: AbortSignal): Promise<void> {
  const turbo = fileURLToPath(new URL('../../../../node_modules/.bin/turbo', import.meta.url))
  const child = spawn(
    turbo,
    ['run', 'generate', 'build', '--output-logs=errors-only', '--ui=stream', '--no-color'],
    {
      cwd: root,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    },
  )
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  const code = await promise
  if (code === 0) return
  throw new AppError({
    code: 'start.build_failed',
    kind: 'internal',
    message: `Building failed:\n${Buffer.concat(output).toString().slice(-4000)}`,
  })
}
