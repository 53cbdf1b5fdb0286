import { z } from 'zod'

/* What every answer of the Graph API has in common: https://developers.facebook.com/docs/graph-api */

export const graphErrorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    type: z.string().optional(),
    code: z.int().default(0),
    error_subcode: z.int().optional(),
    /** In words for people, where there are some. */
    error_user_title: z.string().optional(),
    error_user_msg: z.string().optional(),
    error_data: z.union([z.object({ details: z.string().optional() }), z.string()]).optional(),
    is_transient: z.boolean().optional(),
    fbtrace_id: z.string().optional(),
  }),
})
export type GraphError = z.output<typeof graphErrorSchema>['error']

export const successSchema = z.object({ success: z.union([z.boolean(), z.literal('true')]).default(true) })
export const idSchema = z.object({ id: z.string() })

/** A page of a list; each entry is read by itself. */
export const pageSchema = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({
    data: z.array(entry).default([]),
    paging: z
      .object({
        next: z.string().optional(),
        cursors: z.object({ after: z.string().optional() }).optional(),
      })
      .optional(),
  })
