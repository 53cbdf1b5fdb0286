import type { InboundMessage } from '@hubbub/contracts'
import type { ReadResult } from '../contract.ts'
import { type CallRead, entriesOf, nothingRead, rawOf, unreadable } from '../meta/entries.ts'
import type { WebhookRequest } from '../webhook.ts'
import { entrySchema, messageSchema, statusSchema, valueSchema, type WhatsappValue } from './api-types.ts'
import type { WhatsappClient } from './client.ts'
import { mapMessage, mapStatus, type MappedMessage, type OurNumber } from './mapper.ts'

export interface Reading {
  client: Pick<WhatsappClient, 'file'>
  phoneNumberId: string
  signal?: AbortSignal | undefined
}

/** All that a call says of this number, every entry and every change of it. */
export async function readCall(reading: Reading, request: Pick<WebhookRequest, 'body'>): Promise<CallRead> {
  const read = nothingRead()
  for (const entry of entriesOf(request).entries) {
    const parsed = entrySchema.safeParse(entry)
    if (!parsed.success) {
      read.unreadable.push(unreadable(entry, parsed.error))
      continue
    }
    for (const change of parsed.data.changes) await readChange(read, reading, change)
  }
  return read
}

const spoken = new Set(['messages', 'smb_message_echoes', 'message_echoes'])

async function readChange(read: CallRead, reading: Reading, change: { field: string; value: unknown }) {
  if (!spoken.has(change.field)) return
  const parsed = valueSchema.safeParse(change.value)
  if (!parsed.success) return void read.unreadable.push(unreadable(change, parsed.error))
  const value = parsed.data
  // An app has one address for all its numbers.
  if (value.metadata.phone_number_id !== reading.phoneNumberId) return
  for (const message of value.messages) await readMessage(read, reading, { value, message, echo: false })
  for (const message of value.message_echoes) await readMessage(read, reading, { value, message, echo: true })
  for (const status of value.statuses) {
    const found = statusSchema.safeParse(status)
    if (found.success) read.changes.push(...mapStatus(found.data))
    else
      read.unreadable.push(
        unreadable({ ...change, value: { metadata: value.metadata, statuses: [status] } }, found.error),
      )
  }
}

interface Said {
  value: WhatsappValue
  message: unknown
  echo: boolean
}

async function readMessage(read: CallRead, reading: Reading, { value, message, echo }: Said) {
  const { metadata, contacts } = value
  const alone = { metadata, contacts, [echo ? 'message_echoes' : 'messages']: [message] }
  const raw = { field: echo ? 'smb_message_echoes' : 'messages', value: alone }
  const parsed = messageSchema.safeParse(message)
  if (!parsed.success) return void read.unreadable.push(unreadable(raw, parsed.error, idOf(message)))
  const us: OurNumber = { id: metadata.phone_number_id, display: metadata.display_phone_number }
  const mapped = mapMessage({ us, message: parsed.data, contacts, echo })
  if (mapped.kind === 'change') read.changes.push(mapped.change)
  if (mapped.kind === 'message') read.messages.push(await withFile(reading, mapped.message, rawOf(raw)))
}

function idOf(message: unknown): string | null {
  return typeof message === 'object' && message !== null && 'id' in message ? String(message.id) : null
}

async function withFile(
  { client, signal }: Reading,
  { file, ...message }: MappedMessage,
  raw: Uint8Array,
): Promise<InboundMessage> {
  if (file === null) return { ...message, attachments: [], raw }
  const content = await client.file(file.mediaId, signal)
  const { filename, contentType, inline } = file
  if (content !== null)
    return { ...message, attachments: [{ filename, contentType, contentId: null, inline, content }], raw }
  const note = `[${filename}: WhatsApp did not hand it out]`
  return { ...message, text: message.text === '' ? note : `${message.text}\n\n${note}`, attachments: [], raw }
}

/** One that was set aside, once it can be read. */
export async function readAgain(reading: Reading, raw: Uint8Array): Promise<ReadResult> {
  const read = nothingRead()
  const change: unknown = JSON.parse(new TextDecoder().decode(raw))
  const parsed = entrySchema.shape.changes.element.safeParse(change)
  if (parsed.success) await readChange(read, reading, parsed.data)
  else read.unreadable.push(unreadable(change, parsed.error))
  const [message] = read.messages
  if (message) return { ok: true, message }
  const silent = { externalId: 'unread:nothing', direction: 'in', reason: 'It says nothing', raw } as const
  return { ok: false, unreadable: read.unreadable[0] ?? silent }
}
