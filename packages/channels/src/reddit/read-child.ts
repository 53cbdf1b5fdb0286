import type { InboundMessage, UnreadableMessage } from '@hubbub/contracts'
import { z } from 'zod'
import type { Standing } from '../paging/look-again.ts'
import { type Child, commentSchema, letterSchema, postSchema } from './api-types.ts'
import { editedAt, identityOf, mapComment, mapLetter, mapPost, safeHtml, type View } from './mapper.ts'

export interface ReadChildren {
  messages: InboundMessage[]
  unreadable: UnreadableMessage[]
}

/** What was deleted or removed says nothing any more. */
const emptied = /^\[ ?(deleted|removed)( by \w+)? ?\]$/i

const isGone = ({ data }: Child): boolean =>
  [data['body'], data['selftext']].some((words) => typeof words === 'string' && emptied.test(words)) ||
  typeof data['removed_by_category'] === 'string'

export function readChildren(children: readonly Child[], view: View): ReadChildren {
  const read: ReadChildren = { messages: [], unreadable: [] }
  for (const child of children) {
    if (isGone(child)) continue
    const raw = Buffer.from(JSON.stringify(child))
    try {
      read.messages.push({ ...mapChild(child, view), raw })
    } catch (error) {
      const { author, name } = child.data
      const isOurs = typeof author === 'string' && identityOf(author) === identityOf(view.us)
      read.unreadable.push({
        externalId: name,
        direction: isOurs ? 'out' : 'in',
        reason: reasonOf(error),
        raw,
      })
    }
  }
  return read
}

/** Each as what it is: said to us, or only heard. */
export function readEach(
  children: readonly Child[],
  us: string,
  isToUs: (child: Child) => boolean,
): ReadChildren {
  const read = children.map((child) => readChildren([child], { us, toUs: isToUs(child) }))
  return {
    messages: read.flatMap(({ messages }) => messages),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  }
}

function mapChild({ kind, data }: Child, view: View) {
  if (kind === 't1') return mapComment(commentSchema.parse(data), view)
  if (kind === 't3') return mapPost(postSchema.parse(data), view)
  if (kind === 't4') return mapLetter(letterSchema.parse(data), view)
  throw new Error(`It is of a kind that is not known here: ${kind}`)
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  return error instanceof Error ? error.message : String(error)
}

/** How a post or comment stands now. */
export function standingOf(child: Child): Standing | null {
  const { name } = child.data
  if (isGone(child)) return { id: name, gone: true }
  const comment = child.kind === 't1' ? commentSchema.safeParse(child.data).data : undefined
  if (comment !== undefined)
    return {
      id: name,
      gone: false,
      text: comment.body,
      html: safeHtml(comment.body_html, comment.body),
      editedAt: editedAt(comment.edited),
      engagement: { likes: comment.score },
    }
  const post = child.kind === 't3' ? postSchema.safeParse(child.data).data : undefined
  if (post === undefined) return null
  return {
    id: name,
    gone: false,
    text: post.selftext === '' ? post.title : post.selftext,
    html: safeHtml(post.selftext_html, post.selftext),
    editedAt: editedAt(post.edited),
    engagement: { likes: post.score, replies: post.num_comments },
  }
}
