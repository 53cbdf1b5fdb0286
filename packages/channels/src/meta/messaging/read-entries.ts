import type { InboundMessage } from '@hubbub/contracts'
import type { ReadResult } from '../../contract.ts'
import { type CallRead, entriesOf, nothingRead, rawOf, unreadable } from '../entries.ts'
import type { WebhookRequest } from '../../webhook.ts'
import { entrySchema, eventSchema, type MessagingEntry } from './event-types.ts'
import { type Desk, mapEvent, type MappedMessage } from './map-event.ts'
import type { FetchFile } from './fetch-file.ts'
import type { People } from './people.ts'

export interface Reading {
  desk: Desk
  fetchFile: FetchFile
  people: People
  signal?: AbortSignal | undefined
  /** What a change of a field says, where it says something: comments, posts. */
  readChange(
    change: { field: string; value: unknown },
    entry: Pick<MessagingEntry, 'id' | 'time'>,
  ): ChangeRead
}

/** Messages still without their files; what has become of others; what could not be read. */
export interface ChangeRead {
  messages: { message: MappedMessage; raw: Uint8Array }[]
  changes: CallRead['changes']
  unreadable: CallRead['unreadable']
}

/** All that a call says of this page or account, every entry of it. */
export async function readEntries(
  reading: Reading,
  request: Pick<WebhookRequest, 'body'>,
): Promise<CallRead> {
  const read = nothingRead()
  for (const entry of entriesOf(request).entries) await readEntry(read, reading, entry)
  return read
}

async function readEntry(read: CallRead, reading: Reading, entry: unknown) {
  const parsed = entrySchema.safeParse(entry)
  if (!parsed.success) return void read.unreadable.push(unreadable(entry, parsed.error))
  const { id, time, messaging, standby, changes } = parsed.data
  // An app has one address for all its pages.
  if (id !== reading.desk.ownId) return
  for (const event of [...messaging, ...standby]) await readEvent(read, reading, { id, event })
  for (const change of changes) {
    const said = reading.readChange(change, { id, time })
    read.changes.push(...said.changes)
    read.unreadable.push(...said.unreadable)
    for (const { message, raw } of said.messages) read.messages.push(await whole(reading, message, raw))
  }
}

async function readEvent(read: CallRead, reading: Reading, { id, event }: { id: string; event: unknown }) {
  const raw = { id, messaging: [event] }
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) return void read.unreadable.push(unreadable(raw, parsed.error))
  const { message, changes } = mapEvent(parsed.data, reading.desk)
  read.changes.push(...changes)
  if (message !== null) read.messages.push(await whole(reading, message, rawOf(raw)))
}

async function whole(
  { fetchFile, people, signal }: Reading,
  { files, ...message }: MappedMessage,
  raw: Uint8Array,
): Promise<InboundMessage> {
  const attachments: InboundMessage['attachments'] = []
  const notes: string[] = []
  for (const { url, filename, inline } of files) {
    const found = await fetchFile(url, signal)
    if (found === null) notes.push(`[${filename}: Meta did not hand it out]`)
    else
      attachments.push({
        filename: named(filename, found.contentType),
        contentType: found.contentType,
        contentId: null,
        inline,
        content: found.content,
      })
  }
  const author = message.direction === 'in' ? await people.named(message.author, signal) : message.author
  const text = [message.text, ...notes].filter(Boolean).join('\n\n')
  return { ...message, author, text, attachments, raw }
}

function named(filename: string, contentType: string): string {
  if (/\.[a-z0-9]{2,5}$/i.test(filename)) return filename
  const part = /\/([a-z0-9]{2,5})(;|$)/.exec(contentType)?.[1]
  return part === undefined ? filename : `${filename}.${part === 'jpeg' ? 'jpg' : part}`
}

/** One that was set aside, once it can be read. */
export async function readAgain(reading: Reading, raw: Uint8Array): Promise<ReadResult> {
  const read = nothingRead()
  await readEntry(read, reading, JSON.parse(new TextDecoder().decode(raw)))
  const [message] = read.messages
  if (message) return { ok: true, message }
  const silent = { externalId: 'unread:nothing', direction: 'in', reason: 'It says nothing', raw } as const
  return { ok: false, unreadable: read.unreadable[0] ?? silent }
}
