import { z } from '@hono/zod-openapi'
import { channelKindSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { markKindSchema } from './mark.ts'
import { prioritySchema } from './priority.ts'
import { sentimentLabelSchema } from './sentiment.ts'

export const conversationStatusSchema = z.enum(['open', 'pending', 'snoozed', 'resolved', 'spam'])
export type ConversationStatus = z.infer<typeof conversationStatusSchema>

export const labelSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** #rrggbb */ color: z.string().regex(/^#[0-9a-f]{6}$/),
    version: versionSchema,
  })
  .openapi('Label')
export type Label = z.infer<typeof labelSchema>

export const conversationSchema = z
  .object({
    id: idSchema,
    /** Small and per workspace; what people say aloud. */
    number: z.int(),
    subject: z.string(),
    status: conversationStatusSchema,
    priority: prioritySchema,
    brand: refSchema,
    channel: refSchema.extend({ kind: channelKindSchema }),
    contact: refSchema.extend({ address: z.string().nullable() }),
    assignee: refSchema.nullable(),
    team: refSchema.nullable(),
    labels: z.array(labelSchema),
    preview: z.string(),
    previewDirection: z.enum(['in', 'out', 'internal']),
    sentiment: z.object({ label: sentimentLabelSchema, score: z.number() }).nullable(),
    /** What the customer has said since our last answer bears them; once we answered, what that answered. */
    marks: z.array(markKindSchema),
    /** Customer messages the asking person has not seen. */
    unreadCount: z.int(),
    /** Whether the asking person has an unsent reply here. */
    hasDraft: z.boolean(),
    /** Colleagues of the asking person who have one; nobody sees what is in it. */
    draftsBy: z.array(refSchema),
    /** When the earliest reply leaves that was written to leave later. */
    scheduledFor: timestampSchema.nullable(),
    snoozedUntil: timestampSchema.nullable(),
    waitingSince: timestampSchema.nullable(),
    firstReplyAt: timestampSchema.nullable(),
    lastActivityAt: timestampSchema,
    createdAt: timestampSchema,
    possiblyRelatedId: idSchema.nullable(),
    version: versionSchema,
  })
  .openapi('Conversation')
export type Conversation = z.infer<typeof conversationSchema>

export const participantSchema = z
  .object({
    kind: z.enum(['contact', 'member']),
    id: idSchema,
    name: z.string(),
    /** wrote to us; answered; left a note (noted); was named in one (named). */
    parts: z.array(z.enum(['wrote', 'answered', 'noted', 'named'])),
    lastAt: timestampSchema,
  })
  .openapi('Participant')
export type Participant = z.infer<typeof participantSchema>

/** How many conversations one change of all that match may reach. */
export const MOST_MATCHING = 500

export const draftSchema = z
  .object({
    mode: z.enum(['reply', 'note']),
    text: z.string(),
    envelope: z.object({
      to: z.array(z.string()).optional(),
      cc: z.array(z.string()).optional(),
      bcc: z.array(z.string()).optional(),
      subject: z.string().optional(),
      audience: z.enum(['public', 'direct']).optional(),
    }),
    attachmentIds: z.array(idSchema),
    updatedAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Draft')
export type Draft = z.infer<typeof draftSchema>
