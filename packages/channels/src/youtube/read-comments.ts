import type { InboundMessage, UnreadableMessage } from '@hubbub/contracts'
import { z } from 'zod'
import { commentSchema } from './api-types.ts'
import { type Below, mapComment, type Ourselves } from './mapper.ts'

export interface ReadComments {
  messages: InboundMessage[]
  unreadable: UnreadableMessage[]
}

/** Comments of one thread, the first before the last. Each is kept with where it stands, as it does not say so itself. */
export function readComments(comments: readonly unknown[], below: Below, us: Ourselves | null): ReadComments {
  const read: ReadComments = { messages: [], unreadable: [] }
  for (const comment of comments) {
    const raw = Buffer.from(JSON.stringify({ comment, below }))
    const parsed = commentSchema.safeParse(comment)
    if (parsed.success) read.messages.push({ ...mapComment(parsed.data, below, us), raw })
    else
      read.unreadable.push({
        externalId: idOf(comment) ?? `${below.threadId} ${read.unreadable.length}`,
        direction: 'in',
        reason: z.prettifyError(parsed.error),
        raw,
      })
  }
  read.messages.sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime())
  return read
}

export const idOf = (comment: unknown): string | null =>
  z.object({ id: z.string() }).safeParse(comment).data?.id ?? null

export const timeOf = (comment: unknown): number =>
  Date.parse(
    z.object({ snippet: z.object({ publishedAt: z.string() }) }).safeParse(comment).data?.snippet
      .publishedAt ?? '',
  )

export const belowSchema = z.object({
  threadId: z.string(),
  videoId: z.string().nullable(),
  title: z.string().nullable(),
  ownerId: z.string().nullable(),
  canReply: z.boolean(),
  replies: z.int(),
})
