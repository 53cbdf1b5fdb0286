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
  /** What it is about, without `:`. Saying it twice is one job; without it every job is its own. */
  fact?: (payload: z.output<P>) => string
  /** Sets apart jobs about the same, where one must not stand in for the other. */
  turn?: (payload: z.output<P>) => string
  /** Smaller jobs that come to the same. One that fails is taken apart, so that a part does not stop the rest. */
  split?: (payload: z.output<P>) => z.output<P>[]
}

export const defineJob = <P extends z.ZodType, Q extends QueueName>(spec: JobSpec<P, Q>): JobSpec<P, Q> =>
  spec

/** A short id for many ids; the same set in the same order is the same job. */
export const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)
