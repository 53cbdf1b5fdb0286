import { conditionGroupSchema, conditionTextSchema } from '../conditions.ts'
import { conversationSchema, conversationStatusSchema, MOST_MATCHING } from '../entities/conversation.ts'
import { idSchema, pageOf, pageQuerySchema, timestampSchema, versionSchema } from '../entities/common.ts'
import { markKindSchema } from '../entities/mark.ts'
import { prioritySchema } from '../entities/priority.ts'
import { body, createRoute, idParam, idempotent, ifMatch, json, problems, z } from './define.ts'

const tags = ['Conversations']

export const conversationViewSchema = z.enum(['mine', 'unassigned', 'all', 'mentioned'])
export const conversationSortSchema = z.enum(['newest', 'oldest', 'priority', 'waiting'])

export const conversationFilterSchema = z.object({
  view: conversationViewSchema.default('all'),
  status: z.enum([...conversationStatusSchema.options, 'any']).default('open'),
  assigneeId: idSchema.optional(),
  teamId: idSchema.optional(),
  labelId: idSchema.optional(),
  channelId: idSchema.optional(),
  brandId: idSchema.optional(),
  contactId: idSchema.optional(),
  /** What belongs to it. */
  incidentId: idSchema.optional(),
  /** Holds mentions that it matched; one that the caller does not see matches nothing. */
  monitorId: idSchema.optional(),
  priority: prioritySchema.optional(),
  sentiment: z.enum(['negative', 'neutral', 'positive', 'unsure']).optional(),
  mark: markKindSchema.optional(),
  unread: z.stringbool().optional(),
  /** Conditions joined by and / or, as JSON: `{"match":"any","parts":[{"field":"priority","op":"is","value":["urgent"]}]}`. */
  where: conditionTextSchema
    .optional()
    .openapi({ type: 'string', description: 'A group of conditions, as JSON; see the query of a view' }),
})
export type ConversationFilter = z.infer<typeof conversationFilterSchema>

export const listConversations = createRoute({
  method: 'get',
  path: '/conversations',
  tags,
  summary: 'List the conversations you may see',
  request: {
    query: pageQuerySchema
      .extend(conversationFilterSchema.shape)
      .extend({ sort: conversationSortSchema.default('newest') }),
  },
  responses: { 200: json(pageOf(conversationSchema)), ...problems },
})

export const countsSchema = z.object({ mine: z.int(), unassigned: z.int(), all: z.int(), mentioned: z.int() })
export const countConversations = createRoute({
  method: 'get',
  path: '/conversations/counts',
  tags,
  summary: 'Count conversations by view, with the same filters as the list',
  request: { query: conversationFilterSchema.omit({ view: true }) },
  responses: {
    200: json(
      countsSchema.extend({
        /** Open conversations by team and by label, for the navigation. */
        teams: z.record(z.string(), z.int()),
        labels: z.record(z.string(), z.int()),
      }),
    ),
    ...problems,
  },
})

export const getConversation = createRoute({
  method: 'get',
  path: '/conversations/{id}',
  tags,
  summary: 'One conversation; the ETag is its version',
  request: { params: idParam },
  responses: { 200: json(conversationSchema), ...problems },
})

export const conversationChangeSchema = z
  .object({
    status: conversationStatusSchema,
    /** Required with status `snoozed`. */
    snoozedUntil: timestampSchema.nullable(),
    priority: prioritySchema,
    assigneeId: idSchema.nullable(),
    teamId: idSchema.nullable(),
    subject: z.string().trim().max(500),
  })
  .partial()
export type ConversationChange = z.infer<typeof conversationChangeSchema>

export const updateConversation = createRoute({
  method: 'patch',
  path: '/conversations/{id}',
  tags,
  summary: 'Change status, priority, assignee, team or subject',
  request: { params: idParam, headers: ifMatch, body: body(conversationChangeSchema) },
  responses: { 200: json(conversationSchema), ...problems },
})

const manyChangeSchema = conversationChangeSchema.omit({ subject: true }).extend({
  addLabelIds: z.array(idSchema).optional(),
  removeLabelIds: z.array(idSchema).optional(),
  read: z.boolean().optional(),
})
/** The version that a conversation must still have, by its id. */
const versionsSchema = z.record(idSchema, versionSchema)
const bulkResultSchema = z.object({
  changed: z.array(idSchema),
  failed: z.array(
    z.object({ id: idSchema, number: z.int().nullable(), code: z.string(), reason: z.string() }),
  ),
  /** Changes that bring back what was changed, each for its conversations; what was read stays read. Posted as it is, it leaves alone what somebody has changed since. */
  undo: z.array(
    z.object({
      ids: z.array(idSchema),
      versions: versionsSchema,
      change: manyChangeSchema.omit({ read: true }),
    }),
  ),
})

export const bulkChangeSchema = z.object({
  ids: z.array(idSchema).min(1).max(200),
  /** Those of them that stand at another version fail with `conversation.changed` and say who was faster. */
  versions: versionsSchema.optional(),
  change: manyChangeSchema,
})
export const bulkUpdateConversations = createRoute({
  method: 'post',
  path: '/conversations/bulk',
  tags,
  summary: 'Change many; each that fails is named',
  request: { headers: idempotent, body: body(bulkChangeSchema) },
  responses: { 200: json(bulkResultSchema), ...problems },
})

export const bulkMatchingSchema = z.object({
  filter: conversationFilterSchema.extend({
    sort: conversationSortSchema.default('newest'),
    unread: z.boolean().optional(),
    where: conditionGroupSchema.optional(),
  }),
  change: manyChangeSchema,
})
export const bulkUpdateMatching = createRoute({
  method: 'post',
  path: '/conversations/bulk/matching',
  tags,
  summary: 'Change all that a list shows',
  description: `At most ${MOST_MATCHING} at a time, the first of the list; \`more\` says that others match as well.`,
  request: { headers: idempotent, body: body(bulkMatchingSchema) },
  responses: { 200: json(bulkResultSchema.extend({ more: z.boolean() })), ...problems },
})

export const setConversationLabels = createRoute({
  method: 'put',
  path: '/conversations/{id}/labels',
  tags,
  summary: 'Replace the labels',
  request: { params: idParam, body: body(z.object({ labelIds: z.array(idSchema).max(50) })) },
  responses: { 200: json(conversationSchema), ...problems },
})

export const markConversation = createRoute({
  method: 'put',
  path: '/conversations/{id}/read',
  tags,
  summary: 'Mark read or unread for yourself',
  request: { params: idParam, body: body(z.object({ read: z.boolean() })) },
  responses: { 200: json(z.object({ unreadCount: z.int() })), ...problems },
})

export const deleteConversation = createRoute({
  method: 'delete',
  path: '/conversations/{id}',
  tags,
  summary: 'Delete a conversation and its messages for good',
  request: { params: idParam },
  responses: { 204: { description: 'done' }, ...problems },
})
