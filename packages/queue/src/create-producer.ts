import type { Queues, QueueCounts, Signals } from '@hubbub/domain'
import { currentTraceparent, type Metrics } from '@hubbub/runtime'
import type { Backend, JobQueue } from './backend.ts'
import { createSignals } from './create-signals.ts'
import type { Enqueue, EnqueueOptions } from './enqueue.ts'
import { createHandover, type Handover } from './handover.ts'
import { type QueueName, queueNames } from './define-job.ts'
import { type JobInput, type JobName, specOf } from './jobs.ts'
import { log } from './log.ts'
import { type PreparedJob, prepareJob } from './prepare-job.ts'

export interface Producer extends AsyncDisposable {
  enqueue<N extends JobName>(name: N, payload: JobInput<N>, options?: EnqueueOptions): Promise<void>
  enqueueMany: Enqueue
  /** How many jobs nobody has taken yet. */
  waiting(queue: QueueName): Promise<number>
  /** The domain's way to say that there is work. Never throws: what no signal reaches, the sweep finds. */
  signals: Signals
  queues: Queues
  /** Where workers of the same process take what needs no queue in between. */
  attach: Handover['attach']
}

/** Puts jobs into their queues, each parsed and under the id that its fact gives it. */
export function createProducer(backend: Backend, metrics?: Metrics): Producer {
  const open = new Map<QueueName, JobQueue>()
  const queueOf = (name: QueueName): JobQueue => {
    const known = open.get(name)
    if (known !== undefined) return known
    const queue = backend.queue(name)
    // Without a listener a lost connection would end the process; it is tried again by itself.
    queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue connection'))
    open.set(name, queue)
    return queue
  }
  const enqueueMany: Enqueue = async (name, payloads, { delayMs = 0, trace } = {}) => {
    const from = trace === undefined ? currentTraceparent() : trace
    const prepared = payloads.map((payload) => prepareJob(name, payload, from))
    await add(specOf(name).queue, prepared, delayMs)
  }
  const add = async (name: QueueName, jobs: readonly PreparedJob[], delayMs = 0) => {
    if (jobs.length > 0) await queueOf(name).addBulk(jobs.map((job) => toBullJob(job, delayMs)))
  }
  const handover = createHandover(async (queue, job) => await add(queue, [job]))
  const handOn: Enqueue = async (name, payloads) => {
    const { queue } = specOf(name)
    const trace = currentTraceparent()
    const jobs = payloads.map((payload) => prepareJob(name, payload, trace))
    await add(queue, await handover.give(queue, jobs))
  }

  return {
    enqueue: async (name, payload, options) => await enqueueMany(name, [payload], options),
    enqueueMany,
    waiting: async (name) => (await countsOf(name, queueOf(name))).waiting,
    signals: createSignals({ enqueue: enqueueMany, handOn, metrics }),
    attach: handover.attach,
    queues: {
      counts: async () =>
        await Promise.all(queueNames.map(async (name) => await countsOf(name, queueOf(name)))),
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...open.values()].map(async (queue) => await queue.close()))
    },
  }
}

function toBullJob({ name, jobId, data }: PreparedJob, delayMs: number) {
  const { attempts, backoffMs } = specOf(name)
  const opts = {
    jobId,
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
    delay: Math.max(0, delayMs),
    removeOnComplete: true,
    // What failed for good is kept as a dead letter; left here its id would block the same work for ever.
    removeOnFail: true,
  }
  return { name, data, opts }
}

async function countsOf(name: QueueName, queue: JobQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { name, waiting: waiting + prioritized, active, delayed, failed }
}
