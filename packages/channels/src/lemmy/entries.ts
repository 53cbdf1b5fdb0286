import { z } from 'zod'
import { entrySchema } from './api-types.ts'

/** Something that is listed, not read yet. */
export interface Entry {
  kind: keyof typeof entrySchema
  /** As messages are called: `comment/12`; an instance counts each kind by itself. */
  id: string
  at: string
  view: object
}

const iso = (time: string) => new Date(time).toISOString()

export function entriesOf(kind: Entry['kind'], views: readonly unknown[]): Entry[] {
  return views.flatMap((view): Entry[] => {
    if (kind === 'comment') {
      const found = entrySchema.comment.safeParse(view).data
      return found
        ? [{ kind, id: commentId(found.comment.id), at: iso(found.comment.published), view: found }]
        : []
    }
    if (kind === 'post') {
      const found = entrySchema.post.safeParse(view).data
      return found ? [{ kind, id: postId(found.post.id), at: iso(found.post.published), view: found }] : []
    }
    const found = entrySchema.letter.safeParse(view).data
    if (found === undefined) return []
    const { id, published } = found.private_message
    return [{ kind, id: letterId(id), at: iso(published), view: found }]
  })
}

export const commentId = (id: number | string) => `comment/${id}`
export const postId = (id: number) => `post/${id}`
export const letterId = (id: number) => `message/${id}`

const idSchema = z.string().regex(/^(comment|post|message)\/\d+$/)

/** What it is and its number; null for what is none of ours. */
export function partsOf(externalId: string): { kind: Entry['kind']; id: number } | null {
  if (!idSchema.safeParse(externalId).success) return null
  const [kind, id] = externalId.split('/')
  return { kind: kind === 'message' ? 'letter' : (kind as 'comment' | 'post'), id: Number(id) }
}
