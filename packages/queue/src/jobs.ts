import { z } from 'zod'
import { defineJob, digest, type JobSpec, type QueueName } from './define-job.ts'

const id = z.uuid()
const messages = z.object({ workspaceId: id, channelId: id, messageIds: z.array(id).min(1).max(1000) })

/** Every kind of work there is. A job is a signal: what it names stands in the database. */
export const jobs = {
  'collect.channel': defineJob({
    queue: 'collect',
    payload: z.object({ workspaceId: id, channelId: id }),
    attempts: 3,
    backoffMs: 1_000,
    jobId: ({ channelId }) => `channel_${channelId}`,
  }),
  'collect.quarantined': defineJob({
    queue: 'collect',
    payload: z.object({ workspaceId: id, quarantineId: id }),
    attempts: 3,
    backoffMs: 1_000,
    jobId: ({ quarantineId }) => `quarantined_${quarantineId}`,
  }),
  'enrich.messages': defineJob({
    queue: 'enrich',
    payload: messages,
    attempts: 5,
    backoffMs: 500,
    jobId: ({ messageIds }) => `enrich_${digest(messageIds)}`,
  }),
  'route.messages': defineJob({
    queue: 'route',
    payload: messages,
    attempts: 8,
    backoffMs: 250,
    jobId: ({ messageIds }) => `route_${digest(messageIds)}`,
  }),
  'deliver.message': defineJob({
    queue: 'deliver',
    payload: z.object({
      workspaceId: id,
      messageId: id,
      /** Milliseconds since 1970: another time is another job. */ dueAt: z.int(),
    }),
    attempts: 5,
    backoffMs: 1_000,
    jobId: ({ messageId, dueAt }) => `deliver_${messageId}_${dueAt}`,
  }),
} as const

export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = z.output<(typeof jobs)[N]['payload']>
/** The jobs of one queue. */
export type JobsOn<Q extends QueueName> = {
  [N in JobName]: (typeof jobs)[N]['queue'] extends Q ? N : never
}[JobName]

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name)
/** The catalogue entry without its own payload type, for code that serves any job. */
export const specOf = (name: JobName): JobSpec => jobs[name]
