import { createHash } from 'node:crypto'
import type { z } from 'zod'

export const queueNames = ['collect', 'enrich', 'route', 'deliver'] as const
export type QueueName = (typeof queueNames)[number]

export interface JobSpec<P extends z.ZodType = z.ZodType, Q extends QueueName = QueueName> {
  queue: Q
  /** Ids only: what they name is read anew when the job runs. */
  payload: P
  attempts: number
  /** Milliseconds before the second attempt; each further pause is twice as long. */
  backoffMs: number
  /** Derives from the fact, so that saying it twice is one job. Without it every job is its own. */
  jobId?: (payload: z.output<P>) => string
  /** Smaller jobs that come to the same. One that fails is taken apart, so that a part does not stop the rest. */
  split?: (payload: z.output<P>) => z.output<P>[]
}

export const defineJob = <P extends z.ZodType, Q extends QueueName>(spec: JobSpec<P, Q>): JobSpec<P, Q> =>
  spec

/** A short id for many ids; the same set in the same order is the same job. */
export const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)
