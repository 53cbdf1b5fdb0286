import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createLogger, loadConfig, secretConfig } from '@hubbub/runtime'
import { given } from './cli/given.ts'
import type { StartOptions } from './cli/options.ts'
import type { StartContext } from './start-context.ts'
import { askForCrisis } from './demo/await-crisis.ts'
import { startPostgres } from './postgres/index.ts'
import { buildWhatChanged } from './prepare/build.ts'
import { makeDataFolder } from './prepare/data-folder.ts'
import { expectNamedServers } from './prepare/named-servers.ts'
import { refuseTakenPort } from './prepare/port.ts'
import { loadSecret } from './prepare/secret.ts'

const log = createLogger('postgres')

/** Sets up what is missing and starts everything, step by step; the stack ends it in the reverse order. */
export async function start(options: StartOptions, { signal, stack, progress }: StartContext): Promise<void> {
  progress.say('\nHubbub\n')
  const data = resolve(options.data)
  if (options.crisis && (await askRunning(options, data, progress))) return
  await refuseTakenPort(options.host, options.port)
  await makeDataFolder(data)
  if (options.crisis) await askForCrisis(data)
  const secrets = await readSecrets(data)
  const named = given(process.env['DATABASE_URL'])
  await expectNamedServers({ databaseUrl: named, redisUrl: given(process.env['REDIS_URL']) })

  if (options.build) {
    progress.step('Building what changed')
    await buildWhatChanged(signal)
    progress.done('Built')
  }

  const databaseUrl = named ?? (await startDatabase(data, { signal, stack, progress }))
  // @NOTE loaded only now: it stands on the database client that was generated a moment ago.
  const { compose } = await import('./compose/compose.ts')
  await compose({ ...options, data, secrets, databaseUrl }, { signal, stack, progress })
}

/** The first is the one in use; those of an earlier time still open what they made. */
async function readSecrets(data: string): Promise<readonly [string, ...string[]]> {
  if (given(process.env['HUBBUB_SECRET']) === undefined) return [await loadSecret(data)]
  const [first = '', ...earlier] = loadConfig({ secret: secretConfig }, process.env).secret.secrets
  return [first, ...earlier]
}

async function startDatabase(data: string, { signal, stack, progress }: StartContext): Promise<string> {
  const words = {
    creating: 'Creating the database',
    recovering: 'Recovering the database',
    starting: 'Starting PostgreSQL',
    ready: null,
  }
  const postgres = await startPostgres({
    dataDir: join(data, 'postgres'),
    log,
    signal,
    onProgress: (step) => {
      const text = words[step]
      if (text !== null) progress.step(text)
    },
  })
  stack.defer(async () => await postgres.stop())
  progress.done(`PostgreSQL on port ${postgres.port}`)
  postgres.ended.then(
    (reason) => {
      if (reason === null || signal.aborted) return
      progress.say(`\n  ✗ ${reason.message}\n\n`)
      process.exitCode = 1
      process.kill(process.pid, 'SIGTERM')
    },
    () => {},
  )
  return postgres.url()
}

/** Where the demo of this folder runs already, it takes a crisis up within a second. */
async function askRunning(
  { host, port }: StartOptions,
  data: string,
  { say }: StartContext['progress'],
): Promise<boolean> {
  const at = `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`
  const answer = await fetch(`${at}/api/v1/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null)
  if (answer === null || !existsSync(join(data, 'postgres'))) return false
  await askForCrisis(data)
  say(`  A crisis unfolds in the demo that runs at ${at}, within five minutes: look at Incidents.\n\n`)
  return true
}
