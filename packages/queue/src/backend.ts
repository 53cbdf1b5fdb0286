import type { JobsOptions, JobType } from 'bullmq'
import type { QueueName } from './define-job.ts'
import { openPostgresBackend } from './postgres-backend.ts'
import { openRedisBackend } from './redis-backend.ts'

/** How a job travels: its payload, and the trace it belongs to. */
export interface JobData {
  payload: unknown
  trace: string | null
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

export interface NewJob {
  name: string
  data: JobData
  opts: JobsOptions
}

/** What is used of BullMQ's queue, whatever carries it. */
export interface JobQueue {
  addBulk(jobs: NewJob[]): Promise<unknown>
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

export interface Backend extends AsyncDisposable {
  readonly kind: 'postgres' | 'redis'
  /** Redis as the queues reach it, for what else is counted there; null on PostgreSQL. */
  readonly redis: object | null
  queue(name: QueueName): JobQueue
  worker(name: QueueName, process: Process, options: { concurrency: number }): JobWorker
  /** Throws where it cannot be reached. */
  ping(): Promise<void>
}

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
