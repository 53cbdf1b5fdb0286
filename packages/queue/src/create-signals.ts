import { AppError } from '@hubbub/contracts'
import type { Signals } from '@hubbub/domain'
import type { Metrics } from '@hubbub/runtime'
import type { Enqueue, EnqueueOptions } from './enqueue.ts'
import { isJobName, type JobInput, type JobName, MAX_MESSAGES } from './jobs.ts'
import { log } from './log.ts'
import { readPayload } from './prepare-job.ts'

/** Who signals has done its work; it does not wait for a queue that is away. */
const PATIENCE_MS = 3_000

export interface SignalsDeps {
  enqueue: Enqueue
  /** To a worker of the same process where there is one, else as `enqueue`. */
  handOn: Enqueue
  metrics: Metrics | undefined
}

/** The port of the domain, told as jobs. A signal that gets lost is logged: the sweep finds its work. */
export function createSignals({ enqueue, handOn, metrics }: SignalsDeps): Signals {
  const lost = metrics?.counter({
    name: 'hubbub_signals_lost_total',
    help: 'Signals the queue did not take; the sweep finds their work',
    labels: ['job'],
  })
  const say = async <N extends JobName>(
    name: N,
    payloads: readonly JobInput<N>[],
    { by = enqueue, ...options }: EnqueueOptions & { by?: Enqueue } = {},
  ) => {
    try {
      await within(PATIENCE_MS, by(name, payloads, options))
    } catch (error) {
      lost?.inc({ job: name }, payloads.length)
      log.warn({ err: error, job: name }, 'a signal was lost; the sweep will find the work')
    }
  }

  return {
    messagesCollected: async (work) => await say('enrich.messages', inParts(work), { by: handOn }),
    messagesEnriched: async (work) => await say('route.messages', inParts(work), { by: handOn }),
    deliveryDue: async ({ workspaceId, messageId, notBefore }) => {
      const dueAt = notBefore.getTime()
      await say('deliver.message', [{ workspaceId, messageId, dueAt }], { delayMs: dueAt - Date.now() })
    },
    actionDue: async ({ workspaceId, actionId, notBefore }) => {
      const dueAt = notBefore.getTime()
      await say('deliver.action', [{ workspaceId, actionId, dueAt }], { delayMs: dueAt - Date.now() })
    },
    conversationSeen: async ({ workspaceId, conversationId }) =>
      await say('deliver.seen', [{ workspaceId, conversationId }]),
    channelChanged: async ({ workspaceId, channelId }) =>
      await say('collect.channel', [{ workspaceId, channelId }]),
    callKept: async ({ workspaceId, callId }) => await say('collect.call', [{ workspaceId, callId }]),
    quarantineRetry: async ({ workspaceId, quarantineId }) =>
      await say('collect.quarantined', [{ workspaceId, quarantineId }]),
    // A person waits for this one, so its failure is told.
    deadLetterRetry: async ({ job, payload }) => {
      if (!isJobName(job))
        throw new AppError({
          code: 'dead_letter.unknown_job',
          kind: 'conflict',
          message: `There is no job called ${job} any more`,
        })
      const read = readPayload(job, payload) as JobInput<typeof job>
      await within(PATIENCE_MS, enqueue(job, [read]))
    },
  }
}

type Messages = { workspaceId: string; channelId: string; messageIds: readonly string[] }

function inParts({ workspaceId, channelId, messageIds }: Messages): JobInput<'enrich.messages'>[] {
  const parts: JobInput<'enrich.messages'>[] = []
  for (let from = 0; from < messageIds.length; from += MAX_MESSAGES) {
    parts.push({ workspaceId, channelId, messageIds: messageIds.slice(from, from + MAX_MESSAGES) })
  }
  return parts
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(
      new AppError({ code: 'queue.unavailable', kind: 'unavailable', message: 'The queue does not answer' }),
    )
  }, ms)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
