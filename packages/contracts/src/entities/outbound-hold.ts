import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

/** What is stopped: all that is automatic, scheduled, bulk or a post; or also what single people answer. */
export const holdReachSchema = z.enum(['automatic', 'all'])
export type HoldReach = z.infer<typeof holdReachSchema>

/** The switch that stops sending. */
export const outboundHoldSchema = z
  .object({
    id: idSchema,
    /** Null: of all brands. */
    brand: refSchema.nullable(),
    reach: holdReachSchema,
    reason: z.string(),
    placedBy: z.string(),
    placedAt: timestampSchema,
    liftedBy: z.string().nullable(),
    liftedAt: timestampSchema.nullable(),
    /** What became of all that it met. */
    counts: z.object({ left: z.int(), held: z.int(), letGo: z.int(), cancelled: z.int() }),
    version: versionSchema,
  })
  .openapi('OutboundHold')
export type OutboundHold = z.infer<typeof outboundHoldSchema>

export const heldItemSchema = z
  .object({
    messageId: idSchema,
    /** `left`: it was on its way already. */
    state: z.enum(['left', 'held', 'let-go', 'cancelled']),
    kind: z.enum(['post', 'reply']),
    text: z.string(),
    author: z.string(),
    channel: refSchema,
    conversationId: idSchema.nullable(),
    /** When it is to leave; null: at once. */
    scheduledFor: timestampSchema.nullable(),
    at: timestampSchema,
    /** Who decided; null where the switch did. */
    by: z.string().nullable(),
  })
  .openapi('HeldItem')
export type HeldItem = z.infer<typeof heldItemSchema>
