import { z } from '@hono/zod-openapi'

export const idSchema = z.uuid()
/** RFC 3339 with offset, as JSON carries it. */
export const timestampSchema = z.iso.datetime({ offset: true })
export const versionSchema = z.int().positive()

/** A page of a list. `cursor` is opaque and null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() })

export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A person or team as lists show them. */
export const refSchema = z.object({ id: idSchema, name: z.string() })
export type Ref = z.infer<typeof refSchema>

/** RFC 9457 problem details. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** Dotted code such as `conversation.not_found`. */
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string(),
    /** What is wrong and where, for input that was refused. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** What helps to act on it, such as the current version after a conflict. */
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problemSchema>
