import { isAppError } from '@hubbub/contracts'
import { currentTraceparent, runWithTraceparent } from '@hubbub/runtime'
import { UnrecoverableError } from 'bullmq'
import type { RunningJob } from './backend.ts'
import type { Enqueue } from './enqueue.ts'
import type { QueueName } from './define-job.ts'
import { isJobName, type JobName, specOf } from './jobs.ts'
import { log } from './log.ts'
import { readPayload, splitJob } from './prepare-job.ts'

export interface JobContext {
  /** 1 on the first try. */
  attempt: number
  /** Aborts when the process has to end before the job could. */
  signal: AbortSignal
  /** W3C traceparent of this step. */
  trace: string | null
}

export type AnyHandler = (payload: unknown, ctx: JobContext) => Promise<void>

export interface RunJobDeps {
  queue: QueueName
  handlers: ReadonlyMap<string, AnyHandler>
  enqueue: Enqueue
  signal: AbortSignal
}

export type JobOutcome = 'done' | 'unknown' | 'split'

/** One attempt at one job. Throws what the queue has to know: to try again or, as an UnrecoverableError, not to. */
export async function runJob(deps: RunJobDeps, job: RunningJob): Promise<JobOutcome> {
  const { name } = job
  const handler = deps.handlers.get(name)
  if (handler === undefined || !isJobName(name) || specOf(name).queue !== deps.queue) {
    log.warn({ job: name, jobId: job.id, queue: deps.queue }, 'a job that nobody knows; let go')
    return 'unknown'
  }
  const payload = read(job, name)
  const attempt = job.attemptsMade + 1
  const run = async () =>
    await handler(payload, { attempt, signal: deps.signal, trace: currentTraceparent() ?? job.data.trace })
  try {
    await runWithTraceparent(job.data.trace, name, run, { 'job.id': job.id ?? '', 'job.attempt': attempt })
    return 'done'
  } catch (error) {
    const parts = isOutage(error) || deps.signal.aborted ? [] : splitJob(name, payload)
    if (parts.length === 0) throw error
    log.warn({ err: error, job: name, jobId: job.id, parts: parts.length }, 'a job failed; taken apart')
    await deps.enqueue(name, partsOf(parts), { trace: job.data.trace })
    return 'split'
  }
}

function read(job: RunningJob, name: JobName): unknown {
  try {
    return readPayload(name, job.data.payload)
  } catch (error) {
    throw new UnrecoverableError(isAppError(error) ? error.message : 'bad payload')
  }
}

/** Trouble of the surroundings, which taking the job apart does not help. */
const isOutage = (error: unknown) => isAppError(error) && error.kind === 'unavailable'

/** The parts were made by the catalogue entry of the very name under which they are enqueued. */
function partsOf(parts: unknown[]): never[] {
  return parts as never[]
}
