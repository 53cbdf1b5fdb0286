import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { given } from '../cli/given.ts'
import type { StartOptions } from '../cli/options.ts'
import type { Progress } from '../cli/progress.ts'
import { buildWhatChanged } from '../prepare/build.ts'
import { refuseTakenPort } from '../prepare/port.ts'
import { loadSecret } from '../prepare/secret.ts'
import { openServers } from './open-servers.ts'
import { startServices } from './start-services.ts'

export const help = `The scaled form of Hubbub on this machine, without containers: every service and worker a process of its own.

  npx --yes pnpm@12.21.0 start:services [options]

  -p, --port N     port of the web and API                      [PORT, default 4000; 0 takes a free one]
  --host H         address to listen on; 0.0.0.0 for all        [HOST, default 127.0.0.1]
  -d, --data DIR   folder of what is started here                [HUBBUB_DATA, default .hubbub/services]
  --no-redis       queues, sockets and limits on PostgreSQL
  -h, --help       this text

Uses DATABASE_URL and REDIS_URL; where one is unset, an own PostgreSQL and the redis-server on the PATH are
started. .env.example lists every setting. Ctrl-C stops everything.
`

export interface ServicesContext {
  env: Readonly<Record<string, string | undefined>>
  signal: AbortSignal
  stack: AsyncDisposableStack
  progress: Progress
  onLine: (name: string, line: string) => void
}

export interface ServicesOptions extends Pick<StartOptions, 'build' | 'host' | 'port'> {
  data: string
  redis: boolean
}

/** Sets up what is missing, starts everything and says where it is. */
export async function runServices(options: ServicesOptions, ctx: ServicesContext): Promise<void> {
  const { env, signal, stack, progress } = ctx
  progress.say('\nHubbub, one process for each service\n')
  await refuseTakenPort(options.host, options.port)
  const dataDir = resolve(options.data)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const secret = given(env['HUBBUB_SECRET']) ?? (await loadSecret(dataDir))

  if (options.build) {
    progress.step('Building what changed')
    await buildWhatChanged(signal)
    progress.done('Built')
  }

  const wanted = {
    databaseUrl: given(env['DATABASE_URL']),
    redisUrl: given(env['REDIS_URL']),
    redis: options.redis,
    dataDir,
  }
  const servers = await openServers(wanted, { signal, stack, onProgress: progress.done })
  const setupToken = given(env['SETUP_TOKEN']) ?? randomBytes(24).toString('base64url')
  const services = stack.use(
    await startServices({
      ...servers,
      ...options,
      secret,
      dataDir,
      env: { ...strings(env), SETUP_TOKEN: setupToken },
      signal,
      onLine: ctx.onLine,
      onProgress: progress.done,
    }),
  )
  progress.say(`\n  Ready after ${progress.elapsed()}: ${services.url}\n`)
  progress.say(`  Make the first workspace: ${services.url}/setup?token=${setupToken}\n`)
  progress.say(`  Health: ${services.url}/api/v1/health · data: ${dataDir} · Ctrl-C stops everything\n\n`)
}

function strings(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
