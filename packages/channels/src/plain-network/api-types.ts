import { z } from 'zod'

export const personSchema = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  url: z.string(),
  avatar: z.string().nullable(),
})

export const postSchema = z.object({
  id: z.string(),
  author: personSchema,
  text: z.string(),
  at: z.iso.datetime(),
  audience: z.enum(['public', 'direct']).catch('public'),
  parent: z.string().nullable(),
  parentAuthor: z.string().nullable(),
  root: z.string().nullable(),
  chat: z.string().nullable(),
  quotes: z.string().nullable(),
  mentions: z.array(personSchema),
  files: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  repliesOff: z.boolean(),
  key: z.string().nullable(),
  url: z.string(),
})
export type Post = z.infer<typeof postSchema>

const changed = { seq: z.int(), id: z.string(), at: z.iso.datetime() }
const entrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('post'), seq: z.int(), post: postSchema }),
  z.object({ kind: z.literal('edited'), text: z.string(), ...changed }),
  z.object({ kind: z.literal('deleted'), ...changed }),
  z.object({ kind: z.literal('read'), ...changed }),
])
export type Entry = z.infer<typeof entrySchema>

export const logSchema = z.object({ entries: z.array(entrySchema) })
export const mineSchema = z.object({ posts: z.array(postSchema) })
export const fileSchema = z.object({ id: z.string() })
export const errorSchema = z.object({ error: z.string() })
