import {
  createPostgresBackend,
  type JobProgress,
  type JobsOptions,
  type JobType,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
  Worker,
} from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import type { QueueName } from './define-job.ts'

/** How a job travels: its payload, and the trace it belongs to. */
export interface JobData {
  payload: unknown
  trace: string | null
}

export interface QueueSettings {
  /** Moves the queues to Redis. */
  redisUrl?: string | undefined
  /** PostgreSQL as the application's role; the queues keep a schema of their own there. */
  databaseUrl: string
  /** Where several installations share one Redis. */
  prefix?: string
}

/** What is used of a job while it runs. */
export interface RunningJob {
  id?: string | undefined
  name: string
  data: JobData
  /** Attempts that ended before this one. */
  attemptsMade: number
  opts: { attempts?: number }
}

/** What is used of BullMQ's queue, whatever carries it. */
export interface JobQueue {
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>
  getJobCounts(...types: JobType[]): Promise<Record<string, number>>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

/** What is used of BullMQ's worker. */
export interface JobWorker {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'failed', listener: (job: RunningJob | undefined, error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  run(): Promise<void>
  close(): Promise<void>
}

export type Process = (job: RunningJob) => Promise<void>

export interface Backend {
  queue(name: QueueName): JobQueue
  worker(name: QueueName, process: Process, options: { concurrency: number }): JobWorker
}

/** One place decides what carries the queues; all else is the same on both. */
export function createBackend({ redisUrl, databaseUrl, prefix = 'hubbub' }: QueueSettings): Backend {
  return redisUrl === undefined ? postgresBackend(databaseUrl) : redisBackend(redisUrl.split(','), prefix)
}

/** How long a worker may fall silent before its job is given to another, in milliseconds. */
const lockDuration = 30_000

type PostgresQueue = Queue<
  JobData,
  void,
  string,
  JobData,
  void,
  string,
  PostgresQueueBackend,
  PostgresConnectionOptions
>
type PostgresWorker = Worker<
  JobData,
  void,
  string,
  PostgresQueueBackend,
  JobProgress,
  PostgresConnectionOptions
>

function postgresBackend(connectionString: string): Backend {
  const connection = (max: number) => ({
    connectionString,
    schema: 'bullmq',
    migrate: true,
    max,
    application_name: 'hubbub queue',
  })
  return {
    queue: (name) => {
      const queue: PostgresQueue = new Queue(name, { connection: connection(2) }, createPostgresBackend)
      return queue
    },
    worker: (name, process, { concurrency }) => {
      const options = { connection: connection(3), autorun: false, lockDuration, concurrency }
      const worker: PostgresWorker = new Worker(name, process, options, createPostgresBackend)
      return worker
    },
  }
}

function redisBackend(urls: readonly string[], name: string): Backend {
  // A hash tag keeps all keys of the queues on one node of a cluster, as their scripts need.
  const prefix = urls.length > 1 ? `{${name}}` : name
  return {
    queue: (queue) => new Queue<JobData, void>(queue, { prefix, connection: openRedis(urls, 2) }),
    worker: (queue, process, { concurrency }) =>
      new Worker<JobData, void>(queue, process, {
        prefix,
        connection: openRedis(urls, null),
        autorun: false,
        lockDuration,
        concurrency,
      }),
  }
}

/** @param maxRetriesPerRequest null waits for Redis to come back, as workers must; a producer says soon that it cannot. */
function openRedis(urls: readonly string[], maxRetriesPerRequest: number | null): Redis | Cluster {
  const [first] = urls
  if (first === undefined) throw new TypeError('REDIS_URL names no address')
  if (urls.length > 1) return new Cluster([...urls], { redisOptions: { maxRetriesPerRequest } })
  return new Redis(first, { maxRetriesPerRequest })
}
