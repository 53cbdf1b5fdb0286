import { z } from 'zod'
import { defineJob, digest, type JobSpec, type QueueName } from './define-job.ts'

/** At most so many messages in one job; more are said in several. */
export const MAX_MESSAGES = 500

const id = z.uuid()
/** Which sweep found the work: sets its job apart from one that is stuck under the same facts. 0: a signal. */
const round = z.int().min(0).default(0)
const messages = z.object({
  workspaceId: id,
  channelId: id,
  messageIds: z.array(id).min(1).max(MAX_MESSAGES),
  round,
})
type Messages = z.output<typeof messages>

const inRound = (work: Messages) => String(work.round)
const oneByOne = (work: Messages) =>
  work.messageIds.map((messageId) => ({ ...work, messageIds: [messageId] }))

/** Every kind of work there is. A job is a signal: what it names stands in the database. */
export const jobs = {
  'collect.channel': defineJob({
    queue: 'collect',
    payload: z.object({ workspaceId: id, channelId: id }),
    attempts: 5,
    backoffMs: 500,
  }),
  'collect.call': defineJob({
    queue: 'collect',
    payload: z.object({ workspaceId: id, callId: id }),
    attempts: 5,
    backoffMs: 1_000,
    fact: ({ callId }) => `call_${callId}`,
  }),
  'collect.quarantined': defineJob({
    queue: 'collect',
    payload: z.object({ workspaceId: id, quarantineId: id }),
    attempts: 5,
    backoffMs: 1_000,
    fact: ({ quarantineId }) => `quarantined_${quarantineId}`,
  }),
  'enrich.messages': defineJob({
    queue: 'enrich',
    payload: messages,
    attempts: 5,
    backoffMs: 500,
    fact: (work) => `enrich_${digest(work.messageIds)}`,
    turn: inRound,
    split: oneByOne,
  }),
  'route.messages': defineJob({
    queue: 'route',
    payload: messages,
    attempts: 5,
    backoffMs: 500,
    fact: (work) => `route_${digest(work.messageIds)}`,
    turn: inRound,
    split: oneByOne,
  }),
  'deliver.message': defineJob({
    queue: 'deliver',
    payload: z.object({
      workspaceId: id,
      messageId: id,
      /** Milliseconds since 1970: another time is another job. */
      dueAt: z.int(),
      round,
    }),
    attempts: 5,
    backoffMs: 1_000,
    fact: (work) => `deliver_${work.messageId}`,
    turn: (work) => `${work.dueAt}_${work.round}`,
  }),
  // Of this one nothing stands in the database: a sign that is lost is made good by the next.
  'deliver.seen': defineJob({
    queue: 'deliver',
    payload: z.object({ workspaceId: id, conversationId: id }),
    attempts: 1,
    backoffMs: 1_000,
    fact: ({ conversationId }) => `seen_${conversationId}`,
  }),
  'deliver.action': defineJob({
    queue: 'deliver',
    payload: z.object({ workspaceId: id, actionId: id, dueAt: z.int(), round }),
    attempts: 5,
    backoffMs: 1_000,
    fact: (work) => `action_${work.actionId}`,
    turn: (work) => `${work.dueAt}_${work.round}`,
  }),
} as const

export type JobName = keyof typeof jobs
/** What a handler gets. */
export type JobPayload<N extends JobName> = z.output<(typeof jobs)[N]['payload']>
/** What is enqueued: what has a default may be left out. */
export type JobInput<N extends JobName> = z.input<(typeof jobs)[N]['payload']>
/** The jobs of one queue. */
export type JobsOn<Q extends QueueName> = {
  [N in JobName]: (typeof jobs)[N]['queue'] extends Q ? N : never
}[JobName]

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name)
/** The catalogue entry without its own payload type, for code that serves any job. */
export const specOf = (name: JobName): JobSpec => jobs[name]
