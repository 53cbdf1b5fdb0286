import { z } from '@hono/zod-openapi'
import { alertSchema, crisisScoreSchema } from './alert.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { severitySchema } from './escalation.ts'

export const incidentStateSchema = z.enum([
  'detected',
  'triage',
  'active',
  'contained',
  'resolved',
  'reviewed',
])
export type IncidentState = z.infer<typeof incidentStateSchema>

export const incidentReviewSchema = z
  .object({
    well: z.string().trim().max(5000),
    badly: z.string().trim().max(5000),
  })
  .openapi('IncidentReview')
export type IncidentReview = z.infer<typeof incidentReviewSchema>

export const incidentSchema = z
  .object({
    id: idSchema,
    number: z.int(),
    title: z.string(),
    monitor: refSchema.nullable(),
    /** Whose sending is held with it. */
    brand: refSchema.nullable(),
    /** Words that rose when it was found. */
    topic: z.array(z.string()),
    state: incidentStateSchema,
    /** Where it may go from here. */
    nextStates: z.array(incidentStateSchema),
    severity: severitySchema,
    /** Who said so against the figures, why, and what those say; null: it is as the figures say. */
    byHand: z
      .object({ by: z.string(), at: timestampSchema, reason: z.string(), figures: severitySchema })
      .nullable(),
    /** Since when it would be lower; it goes down a step after half an hour of calm. */
    calmSince: timestampSchema.nullable(),
    score: crisisScoreSchema.nullable(),
    peakScore: z.number(),
    owner: refSchema.nullable(),
    nextStep: z.string(),
    alerts: z.int(),
    mentions: z.int(),
    conversations: z.int(),
    /** Actions of its review that are not done, and those of them whose day is over, by UTC. */
    openActions: z.int(),
    overdueActions: z.int(),
    /** The one that it went into, as the same thing. */
    mergedInto: z.object({ id: idSchema, number: z.int() }).nullable(),
    openedAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Incident')
export type Incident = z.infer<typeof incidentSchema>

/** As much of it as whoever answers customers has to know. */
export const incidentRefSchema = z
  .object({
    id: idSchema,
    number: z.int(),
    title: z.string(),
    severity: severitySchema,
    state: incidentStateSchema,
    owner: refSchema.nullable(),
    nextStep: z.string(),
  })
  .openapi('IncidentRef')
export type IncidentRef = z.infer<typeof incidentRefSchema>

export const incidentEntrySchema = z
  .object({
    id: idSchema,
    at: timestampSchema,
    kind: z.enum([
      'opened',
      'alert',
      'acknowledged',
      'severity',
      'state',
      'owner',
      'next-step',
      'note',
      'task',
      'playbook',
      'answer',
      'merged',
      'split',
      'linked',
      'told',
      'hold',
      'review',
      'statement',
      'approval',
      'publication',
    ]),
    /** Null: the system. */
    by: z.string().nullable(),
    text: z.string(),
    alertId: idSchema.nullable(),
  })
  .openapi('IncidentEntry')
export type IncidentEntry = z.infer<typeof incidentEntrySchema>

export const incidentTaskSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    /** Of the playbook that it came with. */
    step: z.string().nullable(),
    role: z.string().nullable(),
    owner: refSchema.nullable(),
    dueAt: timestampSchema.nullable(),
    /** By what it is done by itself: `acknowledged`, `answered >= 80%`; see playbooks. */
    check: z.string().nullable(),
    notes: z.string().nullable(),
    /** Null where it is not done, or was done by itself. */
    doneBy: z.string().nullable(),
    doneAt: timestampSchema.nullable(),
  })
  .openapi('IncidentTask')
export type IncidentTask = z.infer<typeof incidentTaskSchema>

/** What is done after it, so that the next one goes better. */
export const incidentActionSchema = z
  .object({
    id: idSchema,
    text: z.string(),
    owner: refSchema.nullable(),
    /** The last day on which it is in time. */
    dueOn: z.iso.date().nullable(),
    doneBy: z.string().nullable(),
    doneAt: timestampSchema.nullable(),
  })
  .openapi('IncidentAction')
export type IncidentAction = z.infer<typeof incidentActionSchema>

/** Everything about one incident; taken along, it is its export. */
export const incidentDetailSchema = incidentSchema
  .extend({
    entries: z.array(incidentEntrySchema),
    tasks: z.array(incidentTaskSchema),
    /** The version that it began with; the id is null where the playbook is gone. */
    playbook: z.object({ id: idSchema.nullable(), name: z.string(), version: z.int() }).nullable(),
    found: z.array(alertSchema),
    /** In minutes from its beginning; null: not yet. */
    figures: z.object({
      toAcknowledged: z.number().nullable(),
      /** Until anybody could read a word of ours: a reply or a statement that its network took. */
      toFirstReply: z.number().nullable(),
      /** Most mentions within five minutes; null where no monitor grades it. */
      peakVelocity: z.int().nullable(),
      /** Of its conversations. */
      answered: z.int(),
      toOwned: z.number().nullable(),
      /** Until a network had taken the first statement. */
      toStatement: z.number().nullable(),
      toContained: z.number().nullable(),
      toResolved: z.number().nullable(),
    }),
    review: incidentReviewSchema.nullable(),
    /** The oldest first. */
    actions: z.array(incidentActionSchema),
  })
  .openapi('IncidentDetail')
export type IncidentDetail = z.infer<typeof incidentDetailSchema>
