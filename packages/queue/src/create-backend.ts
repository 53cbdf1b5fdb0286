import type { Backend } from './backend.ts'
import { openPostgresBackend } from './postgres-backend.ts'
import { openRedisBackend } from './redis-backend.ts'

export interface QueueSettings {
  /** Moves the queues to Redis. */
  redisUrl?: string | undefined
  /** PostgreSQL as the application's role; the queues keep a schema of their own there. */
  databaseUrl: string
  /** Where several installations share one Redis. */
  prefix?: string
  /** Connections to PostgreSQL at most; every queue that is worked on holds one of them. */
  poolSize?: number
}

/** One place decides what carries the queues; all else is the same on both. */
export async function createBackend(settings: QueueSettings): Promise<Backend> {
  const { redisUrl, databaseUrl, prefix = 'hubbub', poolSize = 12 } = settings
  if (redisUrl !== undefined) return openRedisBackend(redisUrl.split(','), prefix)
  return await openPostgresBackend(databaseUrl, poolSize)
}
