import { z } from '@hono/zod-openapi'
import { identityKindSchema } from '../inbound.ts'
import { timestampSchema } from './common.ts'

/** What somebody says of themselves at a network, as it was when it was last looked up. */
export const contactProfileSchema = z
  .object({
    kind: identityKindSchema,
    /** The `value` of the contact's identity. */
    value: z.string(),
    /** Null where it was never looked up, or never found. What is null in it the network does not tell. */
    profile: z
      .object({
        name: z.string().nullable(),
        handle: z.string().nullable(),
        url: z.string().nullable(),
        bio: z.string().nullable(),
        followers: z.int().nullable(),
        verified: z.boolean().nullable(),
        joinedAt: timestampSchema.nullable(),
      })
      .nullable(),
    /** Of the profile. */
    fetchedAt: timestampSchema.nullable(),
    /** What the network said when it was last asked in vain; the profile is then the one from before. */
    problem: z.string().nullable(),
    /** Old enough to be looked up again. */
    due: z.boolean(),
    /** Why no account can look it up; null where one can. */
    whyNot: z.string().nullable(),
  })
  .openapi('ContactProfile')
export type ContactProfile = z.infer<typeof contactProfileSchema>
