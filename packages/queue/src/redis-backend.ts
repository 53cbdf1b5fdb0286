import { Queue, Worker } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import type { Backend, JobData } from './backend.ts'
import { log } from './log.ts'
import { workerTiming } from './worker-timing.ts'

/** Jobs in Redis; several addresses are those of a cluster. */
export function openRedisBackend(urls: readonly string[], name: string): Backend {
  // A hash tag keeps all keys of the queues in one slot of a cluster, as their scripts need.
  const prefix = `{${name}}`
  const connections: (Redis | Cluster)[] = []
  /** @param maxRetriesPerRequest null waits for Redis to come back, as workers must; a producer says soon that it cannot. */
  const connect = (maxRetriesPerRequest: number | null) => {
    const connection = openRedis(urls, maxRetriesPerRequest)
    connection.on('error', (error: Error) => log.warn({ err: error }, 'Redis does not answer'))
    connections.push(connection)
    return connection
  }
  const producing = connect(2)

  return {
    kind: 'redis',
    redis: producing,
    queue: (queue) => new Queue<JobData, void>(queue, { prefix, connection: producing }),
    worker: (queue, process, { concurrency }) =>
      new Worker<JobData, void>(queue, process, {
        ...workerTiming,
        prefix,
        connection: connect(null),
        concurrency,
      }),
    async ping() {
      await producing.ping()
    },
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.disconnect()
    },
  }
}

const retryStrategy = (times: number) => Math.min(times * 100, 2_000)

function openRedis(urls: readonly string[], maxRetriesPerRequest: number | null): Redis | Cluster {
  const [first, ...others] = urls
  if (first === undefined) throw new TypeError('REDIS_URL names no address')
  if (others.length === 0) return new Redis(first, { maxRetriesPerRequest, retryStrategy })
  return new Cluster([...urls], {
    clusterRetryStrategy: retryStrategy,
    redisOptions: { ...accessOf(first), maxRetriesPerRequest },
  })
}

/** The nodes a cluster names by itself come without user and encryption; they are those of the first address. */
function accessOf(url: string) {
  const { username, password, protocol } = new URL(url)
  return {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
  }
}
