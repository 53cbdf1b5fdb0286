import { AppError } from '@hubbub/contracts'
import type { QueueCounts, Queues, Signals } from '@hubbub/domain'
import { currentTraceparent } from '@hubbub/runtime'
import type { Backend, JobQueue } from './backend.ts'
import { queueNames, type QueueName } from './define-job.ts'
import { isJobName, type JobName, type JobPayload, specOf } from './jobs.ts'
import { log } from './log.ts'

/** At most so many messages in one job; more are said in several. */
const MAX_MESSAGES = 500

export interface Producer extends AsyncDisposable {
  /** Throws where the payload is not what the catalogue says, or the queue cannot be reached. */
  enqueue<N extends JobName>(name: N, payload: JobPayload<N>, options?: { delayMs?: number }): Promise<void>
  /** The domain's way to say that there is work. Never throws: what no signal reaches, the sweep finds. */
  signals: Signals
  queues: Queues
}

export function createProducer(backend: Backend): Producer {
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
  const enqueue: Producer['enqueue'] = async (name, payload, { delayMs = 0 } = {}) => {
    const spec = specOf(name)
    const checked: unknown = spec.payload.parse(payload)
    await queueOf(spec.queue).add(
      name,
      { payload: checked, trace: currentTraceparent() },
      {
        jobId: spec.jobId(checked),
        attempts: spec.attempts,
        backoff: { type: 'exponential', delay: spec.backoffMs, jitter: 0.5 },
        delay: Math.max(0, delayMs),
        removeOnComplete: true,
        // What failed for good is kept as a dead letter; left here its id would block the same work for ever.
        removeOnFail: true,
      },
    )
  }
  return {
    enqueue,
    signals: createSignals(enqueue),
    queues: {
      counts: async () =>
        await Promise.all(queueNames.map(async (name) => await countsOf(name, queueOf(name)))),
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...open.values()].map(async (queue) => await queue.close()))
    },
  }
}

async function countsOf(name: QueueName, queue: JobQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { name, waiting: waiting + prioritized, active, delayed, failed }
}

function createSignals(enqueue: Producer['enqueue']): Signals {
  const say = async (what: string, send: () => Promise<void>) => {
    try {
      await send()
    } catch (error) {
      log.warn({ err: error, what }, 'a signal was lost; the sweep will find the work')
    }
  }
  const inParts = async (name: 'enrich.messages' | 'route.messages', work: JobPayload<'enrich.messages'>) => {
    for (let from = 0; from < work.messageIds.length; from += MAX_MESSAGES) {
      await enqueue(name, { ...work, messageIds: work.messageIds.slice(from, from + MAX_MESSAGES) })
    }
  }
  return {
    messagesCollected: async (work) =>
      await say(
        'messagesCollected',
        async () => await inParts('enrich.messages', { ...work, messageIds: [...work.messageIds] }),
      ),
    messagesEnriched: async (work) =>
      await say(
        'messagesEnriched',
        async () => await inParts('route.messages', { ...work, messageIds: [...work.messageIds] }),
      ),
    deliveryDue: async ({ workspaceId, messageId, notBefore }) =>
      await say('deliveryDue', async () => {
        await enqueue(
          'deliver.message',
          { workspaceId, messageId, dueAt: notBefore.getTime() },
          { delayMs: notBefore.getTime() - Date.now() },
        )
      }),
    channelChanged: async (work) =>
      await say('channelChanged', async () => await enqueue('collect.channel', work)),
    quarantineRetry: async (work) =>
      await say('quarantineRetry', async () => await enqueue('collect.quarantined', work)),
    // A person waits for this one, so its failure is told.
    deadLetterRetry: async ({ job, payload }) => {
      if (!isJobName(job))
        throw new AppError({
          code: 'dead_letter.unknown_job',
          kind: 'conflict',
          message: `There is no job called ${job} any more`,
        })
      await enqueue(job, specOf(job).payload.parse(payload) as never)
    },
  }
}
