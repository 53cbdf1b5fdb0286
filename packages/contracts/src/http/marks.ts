import { idSchema } from '../entities/common.ts'
import { markKindSchema, markStandingSchema } from '../entities/mark.ts'
import { body, createRoute, idempotent, json, problems, z } from './define.ts'

const tags = ['Sentiment']

export const markCorrectionSchema = z.object({
  messageId: idSchema,
  kind: markKindSchema,
  /** Whether the message bears it; null takes back what was said of it. */
  carries: z.boolean().nullable(),
  /** Only where what was said of it still is this (null: nothing); left out, whatever it is. */
  expect: z.boolean().nullable().optional(),
})
export type MarkCorrection = z.infer<typeof markCorrectionSchema>

export const correctMarks = createRoute({
  method: 'post',
  path: '/sentiment/marks/corrections',
  tags,
  summary: 'Put marks on messages or take them off, or take that back',
  description:
    'Counts at once, for the message and its conversation, and is kept to tell how well marks are found.',
  request: {
    headers: idempotent,
    body: body(z.object({ corrections: z.array(markCorrectionSchema).min(1).max(200) })),
  },
  responses: {
    200: json(
      z.object({
        changed: z.array(idSchema),
        /** Those of which something else was said than expected. */
        kept: z.array(idSchema),
        /** Those that are not there, are not to be seen, or were not said to us. */
        missing: z.array(idSchema),
        /** Can be posted as it is to bring back what was changed. */
        undo: z.array(markCorrectionSchema),
      }),
    ),
    ...problems,
  },
})

export const listMarks = createRoute({
  method: 'get',
  path: '/sentiment/marks',
  tags,
  summary: 'How well each mark is found, what people say of it, and what is done where a message bears it',
  responses: { 200: json(z.object({ items: z.array(markStandingSchema) })), ...problems },
})

export const putMarkRoute = createRoute({
  method: 'put',
  path: '/sentiment/marks/{kind}',
  tags,
  summary: 'What routing does with what comes and bears a mark',
  request: {
    params: z.object({ kind: markKindSchema }),
    body: body(markStandingSchema.pick({ priority: true, teamId: true })),
  },
  responses: { 200: json(markStandingSchema), ...problems },
})
