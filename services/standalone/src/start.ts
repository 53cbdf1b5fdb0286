import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createLogger } from '@hubbub/runtime'
import { given } from './cli/given.ts'
import type { StartOptions } from './cli/options.ts'
import type { StartContext } from './start-context.ts'
import { startPostgres } from './postgres/index.ts'
import { buildWhatChanged } from './prepare/build.ts'
import { refuseTakenPort } from './prepare/port.ts'
import { loadSecret } from './prepare/secret.ts'

const log = createLogger('postgres')

/** Sets up what is missing and starts everything, step by step; the stack ends it in the reverse order. */
export async function start(options: StartOptions, { signal, stack, progress }: StartContext): Promise<void> {
  progress.say('\nHubbub\n')
  await refuseTakenPort(options.host, options.port)
  const data = resolve(options.data)
  await mkdir(data, { recursive: true })
  const secret = given(process.env['HUBBUB_SECRET']) ?? (await loadSecret(data))

  if (options.build) {
    progress.step('Building what changed')
    await buildWhatChanged(signal)
    progress.done('Built')
  }

  const databaseUrl =
    given(process.env['DATABASE_URL']) ?? (await startDatabase(data, { signal, stack, progress }))
  // @NOTE loaded only now: it stands on the database client that was generated a moment ago.
  const { compose } = await import('./compose/compose.ts')
  await compose({ ...options, data, secret, databaseUrl }, { signal, stack, progress })
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
      if (reason !== null && !signal.aborted) process.kill(process.pid, 'SIGTERM')
    },
    () => {},
  )
  return postgres.url()
}
