import { z } from '@hono/zod-openapi'
import { identityKindSchema } from '../inbound.ts'
import { idSchema, timestampSchema, versionSchema } from './common.ts'

export const contactIdentitySchema = z.object({
  kind: identityKindSchema,
  value: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  url: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  failedAt: timestampSchema.nullable(),
})

export const contactSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    notes: z.string(),
    identities: z.array(contactIdentitySchema),
    conversationCount: z.int(),
    blockedAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    lastSeenAt: timestampSchema.nullable(),
    version: versionSchema,
  })
  .openapi('Contact')
export type Contact = z.infer<typeof contactSchema>
