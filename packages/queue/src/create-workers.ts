import { errorMessage } from '@hubbub/contracts'
import { type HealthRegistry, type Metrics, sleep } from '@hubbub/runtime'
import { UnrecoverableError } from 'bullmq'
import type { Backend, JobWorker, RunningJob } from './backend.ts'
import { createBury, type KeepDeadLetter } from './bury-job.ts'
import type { Producer } from './create-producer.ts'
import type { QueueName } from './define-job.ts'
import { isJobName, type JobName, type JobPayload, jobs, type JobsOn } from './jobs.ts'
import { log } from './log.ts'
import { type AnyHandler, type JobContext, runJob } from './run-job.ts'

/** A worker that forgets a job of its queue does not compile. Handlers are idempotent and safe to overlap. */
export type Handlers<N extends JobName> = {
  [K in N]: (payload: JobPayload<K>, ctx: JobContext) => Promise<void>
}

export interface WorkersOptions<Q extends QueueName> {
  backend: Backend
  producer: Pick<Producer, 'enqueueMany' | 'attach'>
  queue: Q
  handlers: Handlers<JobsOn<Q>>
  /** Jobs at the same time. */
  concurrency: number
  deadLetter: KeepDeadLetter
  metrics: Metrics
  /** Where they say, under the name of their queue, whether they run. */
  health?: Pick<HealthRegistry, 'register'>
  /** How long running jobs may take to end once it is disposed of. */
  graceMs?: number
}

export interface Workers extends AsyncDisposable {
  ready: Promise<void>
}

/** Runs the jobs of one queue until disposed; then it takes no more and waits for those that run. */
export function createWorkers<Q extends QueueName>(options: WorkersOptions<Q>): Workers {
  const { backend, producer, queue, metrics, concurrency, graceMs = 6_000 } = options
  const handlers = checkHandlers(queue, options.handlers)
  const bury = createBury({ queue, keep: options.deadLetter, metrics })
  const ending = new AbortController()
  const seconds = metrics.histogram({
    name: 'hubbub_job_seconds',
    help: 'How long jobs ran',
    labels: ['job', 'outcome'],
  })
  const deps = { queue, handlers, enqueue: producer.enqueueMany, signal: ending.signal }
  const attempt = async (job: RunningJob) => {
    const started = performance.now()
    let outcome: string = 'failed'
    try {
      outcome = await runJob(deps, job)
    } finally {
      seconds.observe({ job: job.name, outcome }, (performance.now() - started) / 1000)
    }
  }
  const process = async (job: RunningJob) => {
    try {
      await attempt(job)
    } catch (error) {
      if (isLast(job, error)) await bury(job, error)
      throw error
    }
  }
  const attached = producer.attach({
    queue,
    most: concurrency,
    run: async ({ jobId, ...job }) => await attempt({ ...job, id: jobId, attemptsMade: 0, opts: {} }),
  })
  const worker = backend.worker(queue, process, { concurrency })
  const state: WorkerState = { trouble: 'is not running yet' }
  const part = options.health?.register(queue, async () => {
    if (state.trouble !== null) throw new Error(state.trouble)
  })
  worker.on('failed', (job, error) => {
    log.warn({ err: error, queue, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade }, 'job failed')
    // Its process died under it again and again: no attempt lived to see that.
    if (job !== undefined && error.message.includes('stalled')) void bury(job, error)
  })
  return {
    ready: start(worker, queue, state),
    [Symbol.asyncDispose]: async () => {
      part?.[Symbol.dispose]()
      const idle = Promise.all([attached[Symbol.asyncDispose](), worker.close()])
      await close(idle, ending, graceMs)
    },
  }
}

/** What stands in the way of its running, if anything. */
interface WorkerState {
  trouble: string | null
}

async function start(worker: JobWorker, queue: QueueName, state: WorkerState): Promise<void> {
  worker.on('error', (error) => log.warn({ err: error, queue }, 'worker connection'))
  await worker.waitUntilReady()
  state.trouble = null
  worker.run().catch((error: unknown) => {
    state.trouble = `ended: ${errorMessage(error)}`
    log.error({ err: error, queue }, 'worker ended')
  })
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

const isLast = (job: RunningJob, error: unknown) =>
  error instanceof UnrecoverableError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1)

async function close(idle: Promise<unknown>, ending: AbortController, graceMs: number): Promise<void> {
  const closed = new AbortController()
  const closing = idle.finally(() => closed.abort())
  await Promise.race([closing, sleep(graceMs, closed.signal)])
  // What still runs is told to stop; what does not stop either is found undone by the next process.
  ending.abort()
  await Promise.race([closing, sleep(1_000, closed.signal)])
}
