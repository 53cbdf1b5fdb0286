import { createRoute, z } from '@hono/zod-openapi'
import { problemSchema } from '../entities/common.ts'

export const json = <T extends z.ZodType>(schema: T, description = 'ok') => ({
  description,
  content: { 'application/json': { schema } },
})
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})
export const noContent = { description: 'done' }

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

/** What every operation may answer besides its own success. */
export const problems = {
  400: problem('The input is wrong; `errors` says what and where'),
  401: problem('Not signed in'),
  403: problem('Not allowed'),
  404: problem('Not found, or not visible'),
  409: problem('Changed by someone else, or in conflict with what is there'),
  413: problem('Too large'),
  422: problem('Understood, but cannot be done'),
  429: problem('Too many requests; see Retry-After'),
  503: problem('Not available at the moment, such as while the database is away; see Retry-After'),
} as const

export const idParam = z.object({ id: z.uuid() })

/** Optimistic concurrency: the version the client has seen, as `If-Match: "3"`. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^(W\/)?"?\d{1,9}"?$/)
    .optional(),
})
/** A repeated write with the same key gets the first answer again. */
export const idempotent = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

export { createRoute, z }
