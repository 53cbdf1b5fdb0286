import type { InboundMessage, UnreadableMessage } from '@hubbub/contracts'
import { z } from 'zod'
import type { Standing } from '../paging/look-again.ts'
import { commentViewSchema, letterViewSchema, postViewSchema } from './api-types.ts'
import type { Entry } from './entries.ts'
import { type Mapped, mapComment, mapLetter, mapPost, type View } from './mapper.ts'

export interface ReadEntries {
  messages: InboundMessage[]
  unreadable: UnreadableMessage[]
}

const statesSchema = z.object({ deleted: z.boolean(), removed: z.boolean() }).partial()

function isGone({ kind, view }: Entry): boolean {
  const part = kind === 'letter' ? 'private_message' : kind
  const states = statesSchema.safeParse(Reflect.get(view, part)).data
  return states?.deleted === true || states?.removed === true
}

/** What was deleted or removed says nothing any more. */
export function readEntries(entries: readonly Entry[], view: View): ReadEntries {
  const read: ReadEntries = { messages: [], unreadable: [] }
  for (const entry of entries) {
    if (isGone(entry)) continue
    const raw = Buffer.from(JSON.stringify(entry.view))
    try {
      read.messages.push({ ...mapEntry(entry, view), raw })
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
      read.unreadable.push({ externalId: entry.id, direction: 'in', reason, raw })
    }
  }
  return read
}

function mapEntry({ kind, view: found }: Entry, view: View): Mapped {
  if (kind === 'comment') return mapComment(commentViewSchema.parse(found), view)
  if (kind === 'post') return mapPost(postViewSchema.parse(found), view)
  return mapLetter(letterViewSchema.parse(found), view)
}

/** How it stands now; null where that cannot be read. */
export function standingOf(id: string, entry: Entry | null, view: View): Standing | null {
  if (entry === null || isGone(entry)) return { id, gone: true }
  const [message] = readEntries([entry], view).messages
  if (message?.post == null) return null
  const { editedAt, engagement } = message.post
  return { id, gone: false, text: message.text, html: null, editedAt, engagement: engagement ?? {} }
}
