import { z } from '@hono/zod-openapi'
import { timestampSchema } from './common.ts'

/** Who called whom, or that both stood in one place. */
export const loggedWaySchema = z.enum(['call-in', 'call-out', 'visit'])
export type LoggedWay = z.infer<typeof loggedWaySchema>

export const loggedOutcomeSchema = z.enum(['talked', 'no-answer', 'voicemail', 'wrong-person'])
export type LoggedOutcome = z.infer<typeof loggedOutcomeSchema>

/** What somebody of us wrote down of a call or a visit; its message's text is what the customer said. */
export const loggedSchema = z.object({
  way: loggedWaySchema,
  outcome: loggedOutcomeSchema,
  /** How long it took; null where nobody looked. */
  minutes: z.int().min(0).max(1440).nullable(),
  /** With whom, as they are called or known. */
  with: z.string(),
  editedAt: timestampSchema.nullable(),
  /** Taken back by who wrote it. */
  withdrawnAt: timestampSchema.nullable(),
})
export type Logged = z.infer<typeof loggedSchema>
