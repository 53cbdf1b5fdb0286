import { z } from '@hono/zod-openapi'
import { postMetaSchema } from '../inbound.ts'
import { channelKindSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { conversationStatusSchema, labelSchema } from './conversation.ts'
import { messageMarkSchema } from './mark.ts'
import { attachmentSchema, postContextSchema } from './message.ts'
import { messageSentimentSchema } from './sentiment.ts'
import { spamSchema } from './spam.ts'

/**
 * open: nobody has looked after it; hidden: put out of sight, or said by somebody who is blocked; taken: it stands in a
 * conversation, where the team looks after it.
 */
export const mentionStateSchema = z.enum(['open', 'done', 'hidden', 'taken'])
export type MentionState = z.infer<typeof mentionStateSchema>
/** What people put it into; taken it is by its conversation. */
export const mentionDecisionSchema = mentionStateSchema.exclude(['taken'])
export type MentionDecision = z.infer<typeof mentionDecisionSchema>

/** What the team does about a mention that is taken. */
export const mentionCareSchema = z.object({
  conversationId: idSchema,
  number: z.int(),
  status: conversationStatusSchema,
  assignee: refSchema.nullable(),
  team: refSchema.nullable(),
  /** The first reply that left after it was said; null while there is none. `by` is null where it was written at the network itself. */
  answered: z.object({ messageId: idSchema, by: refSchema.nullable(), at: timestampSchema }).nullable(),
})
export type MentionCare = z.infer<typeof mentionCareSchema>

/** A message that was only heard, not said to us. */
export const mentionSchema = z
  .object({
    id: idSchema,
    channel: refSchema.extend({ kind: channelKindSchema }),
    author: z.object({
      /** What names them at the network and does not change. */
      value: z.string(),
      name: z.string(),
      handle: z.string().nullable(),
      url: z.string().nullable(),
      avatarUrl: z.string().nullable(),
      followers: z.int().nullable(),
      verified: z.boolean(),
      /** Set once they are a contact. */
      contactId: idSchema.nullable(),
      blocked: z.boolean(),
    }),
    subject: z.string().nullable(),
    /** The words that were scored; of what is longer, the beginning. */
    text: z.string(),
    post: postMetaSchema.omit({ facts: true }).nullable(),
    /** What it said before it was edited, oldest first. */
    former: z.array(z.object({ text: z.string(), at: timestampSchema })),
    context: z.array(postContextSchema),
    attachments: z.array(attachmentSchema),
    language: z.string().nullable(),
    sentiment: messageSentimentSchema.nullable(),
    /** Those that were found or that people speak of; null where nobody can tell: another language than English. */
    marks: z.array(messageMarkSchema).nullable(),
    /** Its own, or those of its conversation. */
    labels: z.array(labelSchema),
    /** Set where it is taken. */
    care: mentionCareSchema.nullable(),
    /** Those it shares its text with; null where nobody says the same. */
    alike: z
      .object({
        /** How many others of them are mentions that one may see, whichever state they have. */
        others: z.int(),
        /** How many of these are the network's own reposts. */
        reposts: z.int(),
        /** Somebody said it before. */
        repeats: z.boolean(),
      })
      .nullable(),
    /** Null where hardly anything speaks for it, and nobody says so. */
    spam: spamSchema.nullable(),
    state: mentionStateSchema,
    /** Who put it there, and when. */
    marked: z.object({ by: refSchema.nullable(), at: timestampSchema }).nullable(),
    sentAt: timestampSchema,
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Mention')
export type Mention = z.infer<typeof mentionSchema>
