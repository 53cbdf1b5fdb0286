import { errorMessage } from '@hubbub/contracts'
import type { NewDeadLetter } from '@hubbub/domain'
import { type Metrics, runWithTraceparent } from '@hubbub/runtime'
import { UnrecoverableError } from 'bullmq'
import type { Backend, JobWorker, RunningJob } from './backend.ts'
import type { QueueName } from './define-job.ts'
import { isJobName, type JobName, type JobPayload, jobs, type JobsOn, specOf } from './jobs.ts'
import { letterId } from './letter-id.ts'
import { log } from './log.ts'

export interface JobContext {
  /** 1 on the first try. */
  attempt: number
  /** Aborts when the process is to stop: begin nothing new. */
  signal: AbortSignal
}

/** A worker that forgets a job of its queue does not compile. Handlers are idempotent and safe to overlap. */
export type Handlers<N extends JobName> = {
  [K in N]: (payload: JobPayload<K>, ctx: JobContext) => Promise<void>
}

export interface WorkersOptions<Q extends QueueName> {
  backend: Backend
  queue: Q
  handlers: Handlers<JobsOn<Q>>
  /** Jobs at the same time. */
  concurrency: number
  /** Keeps what failed for good where a person sees it. */
  deadLetter: (workspaceId: string, letter: NewDeadLetter) => Promise<void>
  metrics: Metrics
  signal: AbortSignal
}

export interface Workers extends AsyncDisposable {
  ready: Promise<void>
}

type AnyHandler = (payload: unknown, ctx: JobContext) => Promise<void>

/** Runs the jobs of one queue until disposed; then it takes no more and waits for those that run. */
export function createWorkers<Q extends QueueName>(options: WorkersOptions<Q>): Workers {
  const handlers = checkHandlers(options.queue, options.handlers)
  const seconds = options.metrics.histogram({
    name: 'hubbub_job_seconds',
    help: 'How long jobs ran',
    labels: ['job', 'outcome'],
  })
  const letters = options.metrics.counter({
    name: 'hubbub_dead_letters_total',
    help: 'Jobs that failed for good',
    labels: ['job'],
  })
  const worker = options.backend.worker(
    options.queue,
    async (job) => {
      const started = performance.now()
      const outcome = { label: 'failed' }
      try {
        await runJob(job, handlers, options.signal)
        outcome.label = 'done'
      } catch (error) {
        if (isLast(job, error)) {
          letters.inc({ job: job.name })
          await bury(job, error, options)
        }
        throw error
      } finally {
        seconds.observe({ job: job.name, outcome: outcome.label }, (performance.now() - started) / 1000)
      }
    },
    { concurrency: options.concurrency },
  )
  return { ready: start(worker, options.queue), [Symbol.asyncDispose]: async () => await worker.close() }
}

async function start(worker: JobWorker, queue: QueueName): Promise<void> {
  worker.on('error', (error) => log.warn({ err: error, queue }, 'worker connection'))
  worker.on('failed', (job, error) =>
    log.warn({ err: error, queue, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade }, 'job failed'),
  )
  await worker.waitUntilReady()
  worker.run().catch((error: unknown) => log.error({ err: error, queue }, 'worker ended'))
}

function checkHandlers(queue: QueueName, handlers: object): ReadonlyMap<string, AnyHandler> {
  const wanted = (Object.keys(jobs) as JobName[]).filter((name) => jobs[name].queue === queue)
  const given = new Map(Object.entries(handlers) as [string, AnyHandler][])
  const missing = wanted.filter((name) => !given.has(name))
  const strange = [...given.keys()].filter((name) => !isJobName(name) || jobs[name].queue !== queue)
  if (missing.length === 0 && strange.length === 0) return given
  throw new TypeError(
    `the handlers of queue ${queue} lack [${missing.join(', ')}] and hold the strange [${strange.join(', ')}]`,
  )
}

async function runJob(
  job: RunningJob,
  handlers: ReadonlyMap<string, AnyHandler>,
  signal: AbortSignal,
): Promise<void> {
  const handler = handlers.get(job.name)
  if (handler === undefined || !isJobName(job.name)) {
    log.warn({ job: job.name, jobId: job.id }, 'a job that nobody knows; let go')
    return
  }
  const parsed = specOf(job.name).payload.safeParse(job.data.payload)
  if (!parsed.success) throw new UnrecoverableError(`bad payload: ${parsed.error.message}`)
  const ctx = { attempt: job.attemptsMade + 1, signal }
  await runWithTraceparent(job.data.trace, job.name, async () => await handler(parsed.data, ctx), {
    'job.id': job.id ?? '',
    'job.attempt': ctx.attempt,
  })
}

const isLast = (job: RunningJob, error: unknown) =>
  error instanceof UnrecoverableError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1)

/** Written before the queue forgets the job, so that no kill in between loses it. */
async function bury<Q extends QueueName>(
  job: RunningJob,
  error: unknown,
  { queue, deadLetter }: WorkersOptions<Q>,
): Promise<void> {
  const payload = asRecord(job.data.payload)
  const { workspaceId } = payload
  const jobId = job.id ?? 'unknown'
  if (typeof workspaceId !== 'string') {
    log.error(
      { err: error, job: job.name, jobId, payload },
      'a job failed for good and belongs to no workspace',
    )
    return
  }
  await deadLetter(workspaceId, {
    id: letterId(queue, jobId),
    queue,
    job: job.name,
    jobId,
    payload,
    error: errorMessage(error),
    attempts: job.attemptsMade + 1,
    failedAt: new Date(),
  })
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : { value }
}
