import { z } from '@hono/zod-openapi'
import { channelKindSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { noticeWaySchema } from './escalation.ts'
import { ownPostSchema } from './post.ts'

/** Of BCP 47: `en`, `pt-BR`. */
export const statementLanguageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** The same thing said in one language to one network; without a network, to all that have none of their own. */
export const statementTextSchema = z
  .object({
    language: statementLanguageSchema,
    network: channelKindSchema.nullable(),
    text: z.string().max(20_000),
  })
  .openapi('StatementText')
export type StatementText = z.infer<typeof statementTextSchema>

export const statementContentSchema = z
  .object({
    /** Where a network wants a title, this is it. */
    headline: z.string().trim().max(200),
    /** What stands in the place of `{name}` in every text. */
    values: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,31}$/), z.string().trim().max(500)),
    texts: z
      .array(statementTextSchema)
      .min(1)
      .max(60)
      .refine(
        (texts) =>
          new Set(texts.map(({ language, network }) => `${language} ${network ?? ''}`)).size === texts.length,
        'A network has two texts in the same language',
      ),
  })
  .openapi('StatementContent')
export type StatementContent = z.infer<typeof statementContentSchema>

export const statementTemplateDataSchema = z.object({
  title: z.string().trim().min(1).max(120),
  /** When it is meant to be used, in a few words: `outage`. */
  scenario: z.string().trim().max(120),
  content: statementContentSchema,
})
export type StatementTemplateData = z.infer<typeof statementTemplateDataSchema>

/** A statement that is written before it is needed. */
export const statementTemplateSchema = statementTemplateDataSchema
  .extend({
    id: idSchema,
    /** Comes with the product: it can be used and copied, and stays as it is. */
    shipped: z.boolean(),
    updatedBy: z.string().nullable(),
    updatedAt: timestampSchema.nullable(),
    version: versionSchema,
  })
  .openapi('StatementTemplate')
export type StatementTemplate = z.infer<typeof statementTemplateSchema>

export const statementVersionSchema = z
  .object({
    number: z.int().positive(),
    content: statementContentSchema,
    author: refSchema,
    at: timestampSchema,
  })
  .openapi('StatementVersion')
export type StatementVersion = z.infer<typeof statementVersionSchema>

/**
 * `voided`: it was changed after it was approved, or while somebody was asked; `lapsed`: it was approved, and its time is
 * over.
 */
export const approvalStateSchema = z.enum(['asked', 'approved', 'refused', 'withdrawn', 'voided', 'lapsed'])
export type ApprovalState = z.infer<typeof approvalStateSchema>

/** Somebody who is to approve, and whether it has reached them. */
export const askedPersonSchema = z.object({
  member: refSchema,
  role: z.enum(['approver', 'backup', 'other']),
  /** Null: not asked yet. */
  toldAt: timestampSchema.nullable(),
  ways: z.array(
    z.object({
      way: noticeWaySchema,
      state: z.enum(['waiting', 'held', 'sending', 'sent', 'failed', 'stopped']),
      error: z.string().nullable(),
    }),
  ),
  /** When they first had the statement before them. */
  seenAt: timestampSchema.nullable(),
})
export type AskedPerson = z.infer<typeof askedPersonSchema>

export const statementApprovalSchema = z
  .object({
    id: idSchema,
    /** The version that was asked for. */
    number: z.int(),
    state: approvalStateSchema,
    askedBy: refSchema,
    askedAt: timestampSchema,
    note: z.string(),
    approver: refSchema,
    backup: refSchema.nullable(),
    /** The backup is asked where the approver has not answered by then. */
    backupAt: timestampSchema.nullable(),
    /** How long it holds once it is given. */
    validMinutes: z.int(),
    decidedBy: refSchema.nullable(),
    decidedAt: timestampSchema.nullable(),
    /** Why it was refused. */
    reason: z.string(),
    /** The version that may be published: the one asked for, or the approver's own edit of it. */
    approvedNumber: z.int().nullable(),
    /** From then on it cannot be published any more. */
    expiresAt: timestampSchema.nullable(),
    people: z.array(askedPersonSchema),
  })
  .openapi('StatementApproval')
export type StatementApproval = z.infer<typeof statementApprovalSchema>

export const statementPublicationSchema = z
  .object({
    id: idSchema,
    approvalId: idSchema,
    number: z.int(),
    channel: refSchema.extend({ kind: channelKindSchema }),
    language: statementLanguageSchema,
    by: z.string(),
    at: timestampSchema,
    /** When its network took it. */
    sentAt: timestampSchema.nullable(),
    /** What the network calls it. */
    externalId: z.string().nullable(),
    /** Null where its channel is not yours to see, or is gone. */
    post: ownPostSchema.nullable(),
  })
  .openapi('StatementPublication')
export type StatementPublication = z.infer<typeof statementPublicationSchema>

/** `draft`: nobody was asked for what stands there now. */
export const statementStateSchema = z.enum(['draft', 'asked', 'approved', 'refused', 'lapsed'])
export type StatementState = z.infer<typeof statementStateSchema>

/** What is said of an incident in public. */
export const statementSchema = z
  .object({
    id: idSchema,
    incidentId: idSchema,
    title: z.string(),
    scenario: z.string(),
    state: statementStateSchema,
    /** The oldest first; the last is what counts. */
    versions: z.array(statementVersionSchema),
    /** The newest first. */
    approvals: z.array(statementApprovalSchema),
    publications: z.array(statementPublicationSchema),
    createdBy: z.string(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Statement')
export type Statement = z.infer<typeof statementSchema>
