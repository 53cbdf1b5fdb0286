import type { JobInput, JobName } from './jobs.ts'

export interface EnqueueOptions {
  delayMs?: number
  /** Of what led to the job; that of the moment where none is given. */
  trace?: string | null
}

/** Throws where the payload is not what the catalogue says, or the queue cannot be reached. All are added, or none. */
export type Enqueue = <N extends JobName>(
  name: N,
  payloads: readonly JobInput<N>[],
  options?: EnqueueOptions,
) => Promise<void>
