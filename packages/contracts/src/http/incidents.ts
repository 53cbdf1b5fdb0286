import { idSchema, refSchema, timestampSchema, pageOf, pageQuerySchema } from '../entities/common.ts'
import { severitySchema, timeZoneSchema } from '../entities/escalation.ts'
import {
  incidentDetailSchema,
  incidentRefSchema,
  incidentReviewSchema,
  incidentSchema,
  incidentStateSchema,
} from '../entities/incident.ts'
import { mentionSchema } from '../entities/mention.ts'
import { matchedMentionSchema } from './analytics.ts'
import { body, createRoute, idParam, ifMatch, json, problems, z } from './define.ts'

const tags = ['Incidents']
/** One of those that an incident is about. */
export const linkedMentionSchema = matchedMentionSchema
  .extend({ labels: mentionSchema.shape.labels, spam: z.boolean() })
  .openapi('LinkedMention')
export type LinkedMention = z.infer<typeof linkedMentionSchema>
export const incidentMentionsSchema = z.object({
  mentionIds: z.array(idSchema).min(1).max(200),
  /** Null takes back that they were linked by hand. */
  linked: z.boolean().nullable(),
})
export type IncidentMentions = z.infer<typeof incidentMentionsSchema>
const one = { 200: json(incidentDetailSchema), ...problems }

export const listIncidents = createRoute({
  method: 'get',
  path: '/incidents',
  tags,
  summary: 'What people carry to its end, the newest first',
  request: {
    query: pageQuerySchema.extend({
      open: z.enum(['true', 'false']).optional(),
      /** Only those with an action of the review whose day is over. */
      overdue: z.literal('true').optional(),
      /** Only those that are the caller's and not over, or in which a task or an action is left for them. */
      mine: z.literal('true').optional(),
    }),
  },
  responses: { 200: json(pageOf(incidentSchema)), ...problems },
})
export const openIncident = createRoute({
  method: 'post',
  path: '/incidents',
  tags,
  summary: 'Open one by hand; whoever does so has it',
  request: {
    body: body(
      z.object({
        title: z.string().trim().min(1).max(200),
        severity: severitySchema,
        /** What it is graded by; null: it stays as severe as people say. */
        monitorId: idSchema.nullable(),
        brandId: idSchema.nullable(),
        conversationIds: z.array(idSchema).max(200),
        /** Whether whoever is on call is told. */
        tell: z.boolean(),
      }),
    ),
  },
  responses: { 201: json(incidentDetailSchema), ...problems },
})
export const mergeIncident = createRoute({
  method: 'post',
  path: '/incidents/{id}/merge',
  tags,
  summary: 'Say that it is the same as another: all that it is about goes there, and it ends',
  request: { params: idParam, body: body(z.object({ intoId: idSchema })) },
  responses: one,
})
export const splitIncident = createRoute({
  method: 'post',
  path: '/incidents/{id}/split',
  tags,
  summary: 'Say that an alert of it is another thing: it becomes an incident of its own, which is returned',
  description:
    'What stands behind this alert alone goes along, and so do the words by which it would be found. Whoever says so has the new one. The alert that opened an incident stays, as long as it is on.',
  request: { params: idParam, body: body(z.object({ alertId: idSchema })) },
  responses: { 201: json(incidentDetailSchema), ...problems },
})
export const setIncidentConversations = createRoute({
  method: 'post',
  path: '/incidents/{id}/conversations',
  tags,
  summary: 'Conversations belong to it, or do not after all',
  request: {
    params: idParam,
    body: body(z.object({ conversationIds: z.array(idSchema).min(1).max(200), linked: z.boolean() })),
  },
  responses: one,
})
export const listIncidentMentions = createRoute({
  method: 'get',
  path: '/incidents/{id}/mentions',
  tags,
  summary: 'What was said of it, what sounds negative first, then the widest reaching; at most 100',
  request: {
    params: idParam,
    query: z.object({
      /** Only those that are in no conversation. */
      free: z.literal('true').optional(),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(linkedMentionSchema) })), ...problems },
})
export const setIncidentMentions = createRoute({
  method: 'post',
  path: '/incidents/{id}/mentions',
  tags,
  summary: 'Mentions belong to it, or do not: one that was taken off does not come back by itself',
  description: 'The conversations that they are in go along, but for those that were put in by hand.',
  request: { params: idParam, body: body(incidentMentionsSchema) },
  responses: {
    200: json(
      z.object({
        incident: incidentDetailSchema,
        /** Changes that bring back what was changed; each can be posted as it is. */
        undo: z.array(incidentMentionsSchema),
      }),
    ),
    ...problems,
  },
})
export const listConversationIncidents = createRoute({
  method: 'get',
  path: '/conversations/{id}/incidents',
  tags,
  summary: 'The incidents that a conversation belongs to, those that are on first',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(incidentRefSchema) })), ...problems },
})
export const getIncident = createRoute({
  method: 'get',
  path: '/incidents/{id}',
  tags,
  summary: 'One incident with its alerts, tasks, figures, review and everything that happened',
  request: { params: idParam },
  responses: one,
})
export const updateIncident = createRoute({
  method: 'patch',
  path: '/incidents/{id}',
  tags,
  summary: 'Take it, give it to somebody, say what is next, or move it on',
  request: {
    params: idParam,
    headers: ifMatch,
    body: body(
      z.object({
        state: incidentStateSchema.optional(),
        ownerId: idSchema.nullable().optional(),
        nextStep: z.string().trim().max(300).optional(),
      }),
    ),
  },
  responses: one,
})
export const setIncidentSeverity = createRoute({
  method: 'put',
  path: '/incidents/{id}/severity',
  tags,
  summary:
    'Say how severe it is, against the figures, and why; it stands until they get worse since. Null: as they say',
  request: {
    params: idParam,
    body: body(z.object({ severity: severitySchema.nullable(), reason: z.string().trim().min(1).max(300) })),
  },
  responses: one,
})
export const noteIncident = createRoute({
  method: 'post',
  path: '/incidents/{id}/notes',
  tags,
  summary: 'Write down what happened or was decided',
  request: { params: idParam, body: body(z.object({ text: z.string().trim().min(1).max(2000) })) },
  responses: { 201: json(incidentDetailSchema), ...problems },
})
export const addIncidentTask = createRoute({
  method: 'post',
  path: '/incidents/{id}/tasks',
  tags,
  summary: 'Say what has to be done',
  request: {
    params: idParam,
    body: body(
      z.object({
        title: z.string().trim().min(1).max(200),
        ownerId: idSchema.nullable().optional(),
        dueAt: timestampSchema.nullable().optional(),
      }),
    ),
  },
  responses: { 201: json(incidentDetailSchema), ...problems },
})
export const settleIncidentTask = createRoute({
  method: 'put',
  path: '/incident-tasks/{id}',
  tags,
  summary: 'It is done, or not done after all; or is somebody else’s, or due at another time',
  request: {
    params: idParam,
    body: body(
      z.object({
        incidentId: idSchema,
        done: z.boolean().optional(),
        ownerId: idSchema.nullable().optional(),
        dueAt: timestampSchema.nullable().optional(),
      }),
    ),
  },
  responses: one,
})
export const suggestPlaybooks = createRoute({
  method: 'get',
  path: '/incidents/{id}/playbooks',
  tags,
  summary: 'The playbooks that may be chosen, those that fit first, each with why it does',
  request: { params: idParam },
  responses: {
    200: json(z.object({ items: z.array(refSchema.extend({ tasks: z.int(), why: z.string().nullable() })) })),
    ...problems,
  },
})
export const choosePlaybook = createRoute({
  method: 'put',
  path: '/incidents/{id}/playbook',
  tags,
  summary: 'Go by a playbook: its tasks come in; what is left of another one goes',
  request: { params: idParam, body: body(z.object({ playbookId: idSchema.nullable() })) },
  responses: one,
})
export const reviewIncident = createRoute({
  method: 'put',
  path: '/incidents/{id}/review',
  tags,
  summary: 'Say what went well and what did not; closes a resolved incident for good',
  request: { params: idParam, body: body(incidentReviewSchema) },
  responses: one,
})
const actionParam = z.object({ id: z.uuid(), actionId: z.uuid() })
const actionText = z.string().trim().min(1).max(5000)
export const addIncidentAction = createRoute({
  method: 'post',
  path: '/incidents/{id}/actions',
  tags,
  summary: 'Say what is done so that the next one goes better',
  request: {
    params: idParam,
    body: body(
      z.object({
        text: actionText,
        ownerId: idSchema.nullable().optional(),
        dueOn: z.iso.date().nullable().optional(),
      }),
    ),
  },
  responses: { 201: json(incidentDetailSchema), ...problems },
})
export const updateIncidentAction = createRoute({
  method: 'patch',
  path: '/incidents/{id}/actions/{actionId}',
  tags,
  summary: 'It is done, or says something else, or is somebody else’s, or due on another day',
  request: {
    params: actionParam,
    body: body(
      z.object({
        text: actionText.optional(),
        done: z.boolean().optional(),
        ownerId: idSchema.nullable().optional(),
        dueOn: z.iso.date().nullable().optional(),
      }),
    ),
  },
  responses: one,
})
export const removeIncidentAction = createRoute({
  method: 'delete',
  path: '/incidents/{id}/actions/{actionId}',
  tags,
  summary: 'It is not done after all',
  request: { params: actionParam },
  responses: one,
})
export const printReview = createRoute({
  method: 'get',
  path: '/incidents/{id}/review/pdf',
  tags,
  summary: 'Its review on paper, as PDF, as it stands now',
  request: { params: idParam, query: z.object({ timeZone: timeZoneSchema.default('UTC') }) },
  responses: {
    200: { description: 'the file', content: { 'application/octet-stream': { schema: z.string() } } },
    ...problems,
  },
})
