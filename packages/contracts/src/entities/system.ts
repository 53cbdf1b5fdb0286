import { z } from '@hono/zod-openapi'
import { channelSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema } from './common.ts'

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'starting', 'failing']),
    parts: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
  })
  .openapi('Health')
export type Health = z.infer<typeof healthSchema>

export const deadLetterSchema = z
  .object({
    id: idSchema,
    queue: z.string(),
    job: z.string(),
    payload: z.record(z.string(), z.unknown()),
    error: z.string(),
    attempts: z.int(),
    failedAt: timestampSchema,
    retriedAt: timestampSchema.nullable(),
  })
  .openapi('DeadLetter')
export type DeadLetter = z.infer<typeof deadLetterSchema>

export const quarantinedSchema = z
  .object({
    id: idSchema,
    channel: refSchema,
    externalId: z.string(),
    reason: z.string(),
    size: z.int(),
    tries: z.int(),
    createdAt: timestampSchema,
  })
  .openapi('Quarantined')
export type Quarantined = z.infer<typeof quarantinedSchema>

export const systemStatusSchema = z
  .object({
    queues: z.array(
      z.object({ name: z.string(), waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() }),
    ),
    /** Messages of this workspace still on their way, and the age of the oldest in seconds. */
    pending: z.object({ unrouted: z.int(), oldestSeconds: z.number().nullable(), undelivered: z.int() }),
    eventLagMs: z.number().nullable(),
    channels: z.array(channelSchema),
    deadLetters: z.int(),
    quarantined: z.int(),
  })
  .openapi('SystemStatus')
export type SystemStatus = z.infer<typeof systemStatusSchema>
