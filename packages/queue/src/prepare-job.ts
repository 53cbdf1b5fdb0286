import { randomUUID } from 'node:crypto'
import { AppError } from '@hubbub/contracts'
import type { JobData } from './backend.ts'
import { type JobInput, type JobName, specOf } from './jobs.ts'
import { letterId } from './letter-id.ts'

export interface PreparedJob {
  name: JobName
  jobId: string
  data: JobData
}

/** Reads the payload by the catalogue and names the job. Throws `job.bad_payload`. */
export function prepareJob(name: JobName, input: unknown, trace: string | null): PreparedJob {
  const payload = readPayload(name, input)
  const { fact, turn } = specOf(name)
  const about = fact?.(payload) ?? `${name}_${randomUUID()}`
  return { name, jobId: turn === undefined ? about : `${about}_${turn(payload)}`, data: { payload, trace } }
}

/** The dead letter of whatever fails for good about the same, however often it was said. */
export function letterOf<N extends JobName>(name: N, input: JobInput<N>): string {
  const { queue, fact } = specOf(name)
  return letterId(queue, fact?.(readPayload(name, input)) ?? name)
}

export function readPayload(name: JobName, input: unknown): unknown {
  const result = specOf(name).payload.safeParse(input)
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new AppError({
    code: 'job.bad_payload',
    kind: 'invalid',
    message: `The payload of ${name} does not fit: ${problems.join('; ')}`,
  })
}

/** The parts in which a job can be done; empty where it is whole already. */
export function splitJob(name: JobName, payload: unknown): unknown[] {
  const parts = specOf(name).split?.(payload) ?? []
  return parts.length > 1 ? parts : []
}
