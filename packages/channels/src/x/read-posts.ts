import { type InboundBatch, type InboundMessage, errorMessage } from '@hubbub/contracts'
import { directSchema, postSchema, type XIncludes } from './api-types.ts'
import { directId, editOf, mapDirect, mapPost, type MappedMessage } from './mapper.ts'
import { type FetchFile, fetchMedia } from './media.ts'

export type ReadBatch = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

export interface Reading {
  ownId: string
  fetchFile: FetchFile
  signal?: AbortSignal
}

/** Posts as X gave them, with what they name. `raw` keeps both, so that one can be read again by itself. */
export async function readPosts(
  reading: Reading,
  posts: readonly unknown[],
  includes: XIncludes,
): Promise<ReadBatch> {
  const batch: ReadBatch = { messages: [], unreadable: [], changes: [] }
  for (const one of posts) {
    const raw = rawOf({ post: one, includes })
    const parsed = postSchema.safeParse(one)
    if (!parsed.success) {
      batch.unreadable.push({
        externalId: idOf(one),
        direction: 'in',
        reason: errorMessage(parsed.error),
        raw,
      })
      continue
    }
    batch.messages.push(await withMedia(reading, mapPost(parsed.data, includes, reading.ownId), raw))
    const edit = editOf(parsed.data, includes)
    if (edit) batch.changes.push(edit)
  }
  return batch
}

export async function readDirects(
  reading: Reading,
  events: readonly unknown[],
  includes: XIncludes,
): Promise<ReadBatch> {
  const batch: ReadBatch = { messages: [], unreadable: [], changes: [] }
  for (const one of events) {
    const raw = rawOf({ direct: one, includes })
    const parsed = directSchema.safeParse(one)
    if (!parsed.success) {
      batch.unreadable.push({
        externalId: directId(idOf(one)),
        direction: 'in',
        reason: errorMessage(parsed.error),
        raw,
      })
      continue
    }
    if (parsed.data.event_type !== 'MessageCreate') continue
    batch.messages.push(await withMedia(reading, mapDirect(parsed.data, includes, reading.ownId), raw))
  }
  return batch
}

/** Files are fetched of what is said to us; what is only heard keeps its link. */
async function withMedia(
  { fetchFile, signal }: Reading,
  { media, ...message }: MappedMessage,
  raw: Uint8Array,
): Promise<InboundMessage> {
  const wanted = message.addressed ? media : []
  const found = await fetchMedia(fetchFile, wanted, signal)
  const notes = found.missing.map((url) => `\n${url}`).join('')
  const text = `${message.text}${notes}`.trim()
  const trimmedText = `${message.trimmedText}${notes}`.trim()
  return { ...message, text, trimmedText, attachments: found.attachments, raw }
}

const rawOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

export function idOf(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return typeof id === 'string' ? id : 'unknown'
}
