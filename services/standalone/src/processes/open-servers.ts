import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@hubbub/contracts'
import { createLogger } from '@hubbub/runtime'
import { findRedis, startRedisServer } from '@hubbub/runtime/redis-server'
import { startPostgres } from '../postgres/index.ts'

export interface OpenServers {
  /** An own one where it is undefined. */
  databaseUrl: string | undefined
  redisUrl: string | undefined
  /** False: no Redis, whatever is there. */
  redis: boolean
  dataDir: string
}

export interface ServersContext {
  signal: AbortSignal
  stack: AsyncDisposableStack
  onProgress: (step: string) => void
}

/** The database and the Redis that were named, or own ones in the data folder. */
export async function openServers(
  { databaseUrl, redisUrl, redis, dataDir }: OpenServers,
  ctx: ServersContext,
): Promise<{ databaseUrl: string; redisUrl: string | undefined }> {
  return {
    databaseUrl: databaseUrl ?? (await ownPostgres(dataDir, ctx)),
    redisUrl: redis ? (redisUrl ?? (await ownRedis(dataDir, ctx))) : undefined,
  }
}

async function ownPostgres(dataDir: string, { signal, stack, onProgress }: ServersContext): Promise<string> {
  const postgres = stack.use(
    await startPostgres({ dataDir: join(dataDir, 'postgres'), log: createLogger('postgres'), signal }),
  )
  onProgress(`PostgreSQL on port ${postgres.port}`)
  return postgres.url()
}

async function ownRedis(dataDir: string, { stack, onProgress }: ServersContext): Promise<string> {
  if ((await findRedis()) === null) {
    throw new AppError({
      code: 'start.no_redis',
      kind: 'unavailable',
      message:
        'There is no redis-server on the PATH and REDIS_URL is not set. Install Redis (Debian: apt-get install redis-server), name one in REDIS_URL, or say --no-redis to keep queues and sockets on PostgreSQL.',
    })
  }
  const dir = join(dataDir, 'redis')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const redis = stack.use(await startRedisServer({ dir, keep: true }))
  onProgress(`Redis at ${redis.url}`)
  return redis.url
}
