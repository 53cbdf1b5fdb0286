import { errorMessage } from '@hubbub/contracts'
import type { NewDeadLetter } from '@hubbub/domain'
import type { Metrics } from '@hubbub/runtime'
import { z } from 'zod'
import type { RunningJob } from './backend.ts'
import type { QueueName } from './define-job.ts'
import { isJobName, specOf } from './jobs.ts'
import { letterId } from './letter-id.ts'
import { log } from './log.ts'

/** Keeps what failed for good where a person sees it. */
export type KeepDeadLetter = (workspaceId: string, letter: NewDeadLetter) => Promise<void>

/** Written before the queue forgets the job, so that no kill in between loses it. */
export function createBury({
  queue,
  keep,
  metrics,
}: {
  queue: QueueName
  keep: KeepDeadLetter
  metrics: Metrics
}) {
  const letters = metrics.counter({
    name: 'hubbub_dead_letters_total',
    help: 'Jobs that failed for good',
    labels: ['job'],
  })
  return async (job: RunningJob, error: unknown): Promise<void> => {
    letters.inc({ job: job.name })
    const payload = asRecord(job.data.payload)
    const workspaceId = z.uuid().safeParse(payload['workspaceId'])
    const jobId = job.id ?? 'unknown'
    log.error({ err: error, queue, job: job.name, jobId }, 'a job failed for good')
    if (!workspaceId.success) return
    const letter: NewDeadLetter = {
      id: letterId(queue, factOf(job) ?? jobId),
      queue,
      job: job.name,
      jobId,
      payload,
      error: errorMessage(error).slice(0, 4_000),
      attempts: job.attemptsMade + 1,
      failedAt: new Date(),
    }
    // The work stands in the database: where even this fails, the sweep comes upon it again.
    await keep(workspaceId.data, letter).catch((cause: unknown) => {
      log.error({ err: cause, jobId }, 'a dead letter could not be kept')
    })
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : { value }
}

/** What the job was about, if it can be read at all. */
function factOf({ name, data }: RunningJob): string | undefined {
  if (!isJobName(name)) return undefined
  const { payload, fact } = specOf(name)
  const read = payload.safeParse(data.payload)
  return read.success ? fact?.(read.data) : undefined
}
