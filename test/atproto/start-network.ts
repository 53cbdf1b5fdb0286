import { join } from 'node:path'
import { startRedisServer } from '@hubbub/runtime/redis-server'
import { spawnTied } from '@hubbub/runtime/spawn-tied'
import { startPostgres } from '@hubbub/standalone/postgres'
import { z } from 'zod'

export interface RealNetwork {
  /** Of the server that keeps the accounts, and passes on what the rest of the network is asked. */
  url: string
  /** With which that server signs its tokens. */
  jwtSecret: string
}

const tellingSchema = z.object({ url: z.string(), jwtSecret: z.string() })
const startMs = 180_000

/** Bluesky's own servers, with the PostgreSQL and the Redis that they stand on, all on this machine alone. */
export async function startNetwork(
  { folder, dataDir }: { folder: string; dataDir: string },
  stack: AsyncDisposableStack,
): Promise<RealNetwork> {
  const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log }))
  const redis = stack.use(await startRedisServer({ dir: dataDir }))
  const told = Promise.withResolvers<RealNetwork>()
  const lines: string[] = []
  const child = stack.use(
    await spawnTied([process.execPath, join(folder, 'start.mjs')], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: dataDir,
        NODE_ENV: 'test',
        LOG_ENABLED: 'false',
        DB_POSTGRES_URL: postgres.url(),
        REDIS_HOST: new URL(redis.url).host,
      },
      onLine(line) {
        lines.push(line)
        if (line.startsWith('{')) told.resolve(tellingSchema.parse(JSON.parse(line)))
      },
    }),
  )
  const why = (how: string) => new Error(`The network ${how}:\n${lines.slice(-20).join('\n')}`)
  const late = setTimeout(() => told.reject(why('does not start')), startMs)
  void child.exited.then((code) => told.reject(why(`ended with ${code}`)))
  try {
    return await told.promise
  } finally {
    clearTimeout(late)
  }
}

const silent = () => {}
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
