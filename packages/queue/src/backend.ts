import type { JobsOptions, JobType } from 'bullmq'
import type { QueueName } from './define-job.ts'

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
