import { idSchema, pageOf, pageQuerySchema } from '../entities/common.ts'
import { mentionDecisionSchema, mentionSchema, mentionStateSchema } from '../entities/mention.ts'
import { markKindSchema } from '../entities/mark.ts'
import { sentimentLabelSchema } from '../entities/sentiment.ts'
import { replyTermsSchema } from '../reply-terms.ts'
import { body, createRoute, idempotent, idParam, json, problems, z } from './define.ts'

const tags = ['Mentions']

export const mentionFilterSchema = z.object({
  /** `any`: all that are in no conversation. */
  state: z.enum([...mentionStateSchema.options, 'any']).default('open'),
  channelId: idSchema.optional(),
  labelId: idSchema.optional(),
  /** As found in the text: `en`. */
  language: z.string().max(16).optional(),
  sentiment: sentimentLabelSchema.optional(),
  mark: markKindSchema.optional(),
  /** The author's `value`. */
  author: z.string().max(500).optional(),
  /** Words of the text or of the author's name, reaching the newest few thousand that hold them. */
  q: z.string().trim().min(1).max(300).optional(),
  /** What a monitor matched. */
  monitorId: idSchema.optional(),
  /**
   * Left out: each. `folded`: of those that say the same only the first; of a search by words or by a query each is shown all the same, for the
   * first may not be among what is found.
   */
  repeats: z.enum(['each', 'folded']).optional(),
  /** Left out: with what counts as spam. */
  spam: z.enum(['with', 'without', 'only']).optional(),
  /** Those that share their text with this mention, itself left out. */
  alikeTo: idSchema.optional(),
  /** In the query language. */
  query: z.string().trim().min(1).max(10_000).optional(),
})
export type MentionFilter = z.infer<typeof mentionFilterSchema>

export const listMentions = createRoute({
  method: 'get',
  path: '/mentions',
  tags,
  summary: 'What was only heard, newest first',
  description:
    'Those that somebody took into a conversation are `taken`, and carry what the team does there: each of them by itself, whatever `repeats` says.',
  request: { query: pageQuerySchema.extend(mentionFilterSchema.shape) },
  responses: { 200: json(pageOf(mentionSchema)), ...problems },
})

/** How many of the newest mentions are looked through to count them. */
export const MENTIONS_COUNTED = 2000
export const countMentions = createRoute({
  method: 'get',
  path: '/mentions/counts',
  tags,
  summary: `Count the newest ${MENTIONS_COUNTED} by state and language, with the same filters as the list`,
  request: { query: mentionFilterSchema.omit({ state: true }) },
  responses: {
    200: json(
      z.object({
        open: z.int(),
        done: z.int(),
        hidden: z.int(),
        /** Those in conversations that one may see. */
        taken: z.int(),
        /** How many of them are folded into others, and how many are left out as spam, by the filter. */
        folded: z.object({ open: z.int(), done: z.int(), hidden: z.int(), taken: z.int() }),
        spam: z.object({ open: z.int(), done: z.int(), hidden: z.int(), taken: z.int() }),
        languages: z.record(z.string(), z.int()),
        /** Whether there are older ones that were not counted. */
        more: z.boolean(),
      }),
    ),
    ...problems,
  },
})

export const getMention = createRoute({
  method: 'get',
  path: '/mentions/{id}',
  tags,
  summary: 'One mention, also one that is in a conversation by now',
  request: { params: idParam },
  responses: { 200: json(mentionSchema), ...problems },
})

export const getMentionReplyTerms = createRoute({
  method: 'get',
  path: '/mentions/{id}/reply-terms',
  tags,
  summary: 'How it could be answered here and now, and if not, why',
  request: { params: idParam },
  responses: { 200: json(replyTermsSchema), ...problems },
})

export const openMention = createRoute({
  method: 'post',
  path: '/mentions/{id}/conversation',
  tags,
  summary: 'Make it the beginning of a conversation; its labels go along',
  description:
    'What its author had said before in the same thread goes along as well. Asked again, the answer is the same conversation.',
  request: {
    params: idParam,
    headers: idempotent,
    body: body(z.object({ assigneeId: idSchema.optional(), teamId: idSchema.optional() })),
  },
  responses: { 200: json(z.object({ conversationId: idSchema })), ...problems },
})

export const mentionChangeSchema = z.object({
  state: mentionDecisionSchema.optional(),
  addLabelIds: z.array(idSchema).max(50).optional(),
  removeLabelIds: z.array(idSchema).max(50).optional(),
  /** Whether it is spam: stands above the rules. Null takes back what was said of it. */
  spam: z.boolean().nullable().optional(),
})
export type MentionChange = z.infer<typeof mentionChangeSchema>
export const mentionChangesSchema = z.object({
  ids: z.array(idSchema).min(1).max(200),
  change: mentionChangeSchema,
})

export const updateMentions = createRoute({
  method: 'post',
  path: '/mentions/bulk',
  tags,
  summary: 'Mark as done, hide, bring back or label',
  request: { headers: idempotent, body: body(mentionChangesSchema) },
  responses: {
    200: json(
      z.object({
        changed: z.array(idSchema),
        /** Those that are not there any more: they are in conversations, or were never to be seen. */
        missing: z.array(idSchema),
        /** Changes that bring back what was changed; each can be posted as it is. */
        undo: z.array(mentionChangesSchema),
      }),
    ),
    ...problems,
  },
})

export const blockMentionAuthor = createRoute({
  method: 'put',
  path: '/mentions/{id}/author',
  tags,
  summary: 'Block who said it, or let them in again: what they say is hidden',
  request: { params: idParam, body: body(z.object({ blocked: z.boolean() })) },
  responses: { 200: json(mentionSchema), ...problems },
})
