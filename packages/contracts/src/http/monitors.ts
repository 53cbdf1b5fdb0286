import { idSchema, refSchema } from '../entities/common.ts'
import { monitorSourceSchema } from '../entities/listening.ts'
import {
  monitorExamplesSchema,
  monitorKindSchema,
  monitorListsSchema,
  monitorPreviewSchema,
  monitorSchema,
  monitorSharingSchema,
  monitorVersionSchema,
} from '../entities/monitor.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Monitors']
const plainLists = { authors: { only: [], without: [] }, sources: { only: [], without: [] } }

const queryText = z.string().trim().min(1).max(10_000)

const monitorBody = z.object({
  name: z.string().trim().min(1).max(80),
  kind: monitorKindSchema,
  brandId: idSchema.nullable(),
  query: queryText,
  lists: monitorListsSchema,
  examples: monitorExamplesSchema,
  enabled: z.boolean(),
  sharing: monitorSharingSchema,
  /** Needed where it is shared with a team. */
  teamId: idSchema.nullable(),
})

const newMonitorBody = monitorBody.extend({
  kind: monitorKindSchema.default('brand'),
  brandId: idSchema.nullable().default(null),
  lists: monitorListsSchema.default(plainLists),
  examples: monitorExamplesSchema.default({ mustMatch: [], mustNotMatch: [] }),
  enabled: z.boolean().default(true),
  sharing: monitorSharingSchema.default('workspace'),
  teamId: idSchema.nullable().default(null),
})

export const listMonitors = createRoute({
  method: 'get',
  path: '/monitors',
  tags,
  summary: 'What is listened for: your own, that of your teams and that of everybody',
  responses: { 200: json(z.object({ items: z.array(monitorSchema) })), ...problems },
})

export const getMonitor = createRoute({
  method: 'get',
  path: '/monitors/{id}',
  tags,
  summary: 'One monitor',
  request: { params: idParam },
  responses: { 200: json(monitorSchema), ...problems },
})

export const createMonitor = createRoute({
  method: 'post',
  path: '/monitors',
  tags,
  summary: 'Listen for something',
  description:
    'What comes is matched at once, what is stored in the background. A query that cannot be read is refused with `monitor.query_invalid` and where it is wrong, one that an example speaks against with `monitor.examples_failed`.',
  request: { body: body(newMonitorBody) },
  responses: { 201: json(monitorSchema), ...problems },
})

export const updateMonitor = createRoute({
  method: 'patch',
  path: '/monitors/{id}',
  tags,
  summary: 'Change a monitor; another query is a new version, and what is stored is matched anew',
  request: { params: idParam, headers: ifMatch, body: body(monitorBody.partial()) },
  responses: { 200: json(monitorSchema), ...problems },
})

export const deleteMonitor = createRoute({
  method: 'delete',
  path: '/monitors/{id}',
  tags,
  summary: 'Listen for it no longer; what people made of its mentions stays',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

export const listMonitorVersions = createRoute({
  method: 'get',
  path: '/monitors/{id}/versions',
  tags,
  summary: 'Every query that it has had, newest first; one is restored by updating the monitor with it',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(monitorVersionSchema) })), ...problems },
})

export const previewMonitor = createRoute({
  method: 'post',
  path: '/monitors/preview',
  tags,
  summary: 'What a query would have matched of the last 30 days',
  request: {
    body: body(
      z.object({
        query: queryText,
        lists: monitorListsSchema.default(plainLists),
        examples: monitorExamplesSchema.default({ mustMatch: [], mustNotMatch: [] }),
      }),
    ),
  },
  responses: { 200: json(monitorPreviewSchema), ...problems },
})

export const listMonitorSources = createRoute({
  method: 'post',
  path: '/monitors/sources',
  tags,
  summary:
    'Which accounts hear what a query matches, what they ask their networks for, and what they miss of it',
  request: {
    body: body(
      z.object({
        query: queryText,
        lists: monitorListsSchema.default(plainLists),
        /** Of the monitor that has it; null before there is one. */
        monitorId: idSchema.nullable().default(null),
      }),
    ),
  },
  responses: { 200: json(z.object({ items: z.array(monitorSourceSchema) })), ...problems },
})

/** As it goes from one workspace to another: without ids, owners and brands. */
export const carriedMonitorSchema = z.object({
  name: z.string().trim().min(1).max(80),
  kind: monitorKindSchema,
  query: queryText,
  lists: monitorListsSchema,
  examples: monitorExamplesSchema,
})
export type CarriedMonitor = z.infer<typeof carriedMonitorSchema>

export const exportMonitors = createRoute({
  method: 'get',
  path: '/monitors/export',
  tags,
  summary: 'All monitors that you see, to be imported elsewhere',
  responses: { 200: json(z.object({ monitors: z.array(carriedMonitorSchema) })), ...problems },
})

export const importMonitors = createRoute({
  method: 'post',
  path: '/monitors/import',
  tags,
  summary: 'Take over monitors of an export; each is held against its examples, all come or none',
  request: { body: body(z.object({ monitors: z.array(carriedMonitorSchema).min(1).max(1000) })) },
  responses: {
    200: json(
      z.object({
        created: z.array(monitorSchema.pick({ id: true, name: true })),
        /** Names that there are already; what has them stays as it is. */
        skipped: z.array(z.string()),
      }),
    ),
    ...problems,
  },
})

/** What a monitor matched in a conversation, with the words that say so. */
export const conversationMatchSchema = z
  .object({
    monitor: refSchema,
    messageId: idSchema,
    /** The part of the text in which the first of them stands. */
    excerpt: z.string(),
    marks: z.array(z.object({ start: z.int(), end: z.int() })),
  })
  .openapi('ConversationMatch')
export type ConversationMatch = z.infer<typeof conversationMatchSchema>

export const listConversationMatches = createRoute({
  method: 'get',
  path: '/conversations/{id}/matches',
  tags,
  summary: 'Which monitors matched messages of a conversation, of those that the caller has',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(conversationMatchSchema) })), ...problems },
})
