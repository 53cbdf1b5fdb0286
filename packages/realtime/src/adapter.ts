import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter'
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { Server } from 'socket.io'

export type SocketAdapter = NonNullable<Parameters<Server['adapter']>[0]>

export interface OpenAdapter extends AsyncDisposable {
  adapter: SocketAdapter
}

/** Ties several gateways together over Redis streams: who views, who types, who is here. */
export function openRedisAdapter(url: string, onError: (error: unknown) => void): OpenAdapter {
  const redis = new Redis(url, { maxRetriesPerRequest: null })
  redis.on('error', onError)
  return {
    adapter: createRedisAdapter(redis),
    [Symbol.asyncDispose]: async () => {
      await redis.quit().catch(() => redis.disconnect())
    },
  }
}

/** The same over LISTEN/NOTIFY. Its table for large frames holds no tenant's rows and stands in a schema of its own. */
export async function openPostgresAdapter(
  url: string,
  onError: (error: unknown) => void,
): Promise<OpenAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 3, application_name: 'hubbub sockets' })
  pool.on('error', onError)
  await pool.query(`CREATE SCHEMA IF NOT EXISTS sockets;
    CREATE TABLE IF NOT EXISTS sockets.attachment (id bigserial UNIQUE, created_at timestamptz DEFAULT now(), payload bytea)`)
  return {
    adapter: createPostgresAdapter(pool, { tableName: 'sockets.attachment', errorHandler: onError }),
    [Symbol.asyncDispose]: async () => await pool.end(),
  }
}
