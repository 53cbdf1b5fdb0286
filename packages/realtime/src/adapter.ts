import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter'
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter'
import { Cluster, Redis } from 'ioredis'
import pg from 'pg'
import type { Server } from 'socket.io'

export type SocketAdapter = NonNullable<Parameters<Server['adapter']>[0]>

export interface OpenAdapter extends AsyncDisposable {
  adapter: SocketAdapter
}

/** Milliseconds: a gateway that says nothing for so long was killed, and its sockets are counted no more. */
const heartbeat = { heartbeatInterval: 1_500, heartbeatTimeout: 5_000 }

/**
 * Ties several gateways together over Redis streams: who views, who types, who is here.
 * @param urls one address, or those of a cluster, separated by commas.
 */
export function openRedisAdapter(urls: string, onError: (error: unknown) => void): OpenAdapter {
  const redis = openRedis(urls.split(','))
  redis.on('error', onError)
  return {
    adapter: createRedisAdapter(redis, heartbeat),
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
  // The adapter keeps a connection for itself and hears its end only: an 'error' nobody hears ends the process.
  pool.on('connect', (client) => void client.on('error', onError))
  await pool.query(`CREATE SCHEMA IF NOT EXISTS sockets;
    CREATE TABLE IF NOT EXISTS sockets.attachment (id bigserial UNIQUE, created_at timestamptz DEFAULT now(), payload bytea)`)
  return {
    adapter: createPostgresAdapter(pool, {
      ...heartbeat,
      tableName: 'sockets.attachment',
      errorHandler: onError,
    }),
    [Symbol.asyncDispose]: async () => await pool.end(),
  }
}

function openRedis(urls: string[]): Redis | Cluster {
  const [first = '', ...others] = urls
  if (others.length === 0) return new Redis(first, { maxRetriesPerRequest: null })
  const { username, password, protocol } = new URL(first)
  // The nodes a cluster names by itself come without user and encryption; they are those of the first address.
  const redisOptions = {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    maxRetriesPerRequest: null,
  }
  return new Cluster(urls, { redisOptions })
}
