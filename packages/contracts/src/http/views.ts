import { conditionGroupSchema } from '../conditions.ts'
import { conversationStatusSchema } from '../entities/conversation.ts'
import { idSchema, refSchema, versionSchema } from '../entities/common.ts'
import { mentionStateSchema } from '../entities/mention.ts'
import { conversationSortSchema, conversationViewSchema } from './conversations.ts'
import { mentionFilterSchema } from './mentions.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Views']

/** What a view shows, in the words of the list of conversations. */
export const viewQuerySchema = z.object({
  view: conversationViewSchema,
  status: z.enum([...conversationStatusSchema.options, 'any']),
  sort: conversationSortSchema,
  where: conditionGroupSchema.nullable(),
})
export type ViewQuery = z.infer<typeof viewQuerySchema>

/** The same for the list of mentions; what an author is called is kept for the screen alone. */
export const mentionViewQuerySchema = mentionFilterSchema.extend({
  list: z.literal('mentions'),
  state: mentionStateSchema.default('open'),
  who: z.string().max(200).optional(),
})
export type MentionViewQuery = z.infer<typeof mentionViewQuerySchema>

/** A view of conversations, or of mentions where it says so. */
const anyViewQuerySchema = z.union([mentionViewQuerySchema, viewQuerySchema])

/** Who has it in their navigation: its owner, a team, or everybody. */
export const viewSharingSchema = z.enum(['private', 'team', 'workspace'])
export type ViewSharing = z.infer<typeof viewSharingSchema>

export const savedViewSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    owner: refSchema,
    sharing: viewSharingSchema,
    /** Set where it is shared with a team. */
    teamId: idSchema.nullable(),
    query: anyViewQuerySchema,
    version: versionSchema,
  })
  .openapi('View')
export type SavedView = z.infer<typeof savedViewSchema>

export const isMentionQuery = (query: SavedView['query']): query is MentionViewQuery => 'list' in query

const viewBody = z.object({
  name: z.string().trim().min(1).max(60),
  sharing: viewSharingSchema,
  teamId: idSchema.nullable(),
  query: anyViewQuerySchema,
})

export const listViews = createRoute({
  method: 'get',
  path: '/views',
  tags,
  summary: 'Saved views: your own, those of your teams and those shared with everybody',
  request: {},
  responses: { 200: json(z.object({ items: z.array(savedViewSchema) })), ...problems },
})
export const createView = createRoute({
  method: 'post',
  path: '/views',
  tags,
  summary: 'Save a filter as a view; sharing it needs view:share',
  request: { body: body(viewBody.extend({ teamId: idSchema.nullable().default(null) })) },
  responses: { 201: json(savedViewSchema), ...problems },
})
export const updateView = createRoute({
  method: 'patch',
  path: '/views/{id}',
  tags,
  summary: 'Rename a view, change what it shows or with whom it is shared',
  request: { params: idParam, headers: ifMatch, body: body(viewBody.partial()) },
  responses: { 200: json(savedViewSchema), ...problems },
})
export const deleteView = createRoute({
  method: 'delete',
  path: '/views/{id}',
  tags,
  summary: 'Delete a view for all who have it',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
