import type { InboundBatch, InboundMessage } from '@hubbub/contracts'
import type { ReadResult } from '../contract.ts'
import type { TelegramClient } from './client.ts'
import { type Bot, mapUpdate, type MappedMessage } from './mapper.ts'

export interface Reading {
  client: Pick<TelegramClient, 'file' | 'parseUpdate'>
  bot: Bot
  signal?: AbortSignal
}

export type ReadUpdates = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

/** One piece holds at most about this much of files. */
const maxBytes = 8_000_000

/** All that the updates say, with their files, in pieces of bounded weight. One that cannot be read stops no other. */
export async function* readUpdates(
  reading: Reading,
  updates: readonly unknown[],
): AsyncGenerator<{ read: ReadUpdates; lastId: number }> {
  let read = nothing()
  let bytes = 0
  for (const [index, update] of updates.entries()) {
    bytes += await readInto(read, reading, update)
    if (bytes < maxBytes && index < updates.length - 1) continue
    yield { read, lastId: idOf(update) }
    read = nothing()
    bytes = 0
  }
}

const nothing = (): ReadUpdates => ({ messages: [], unreadable: [], changes: [] })

/** @returns the weight of what was added. */
async function readInto(batch: ReadUpdates, reading: Reading, update: unknown): Promise<number> {
  const raw = new TextEncoder().encode(JSON.stringify(update))
  const parsed = reading.client.parseUpdate(update)
  if (!parsed.success) {
    const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    batch.unreadable.push({ externalId: `update:${idOf(update)}`, direction: 'in', reason, raw })
    return 0
  }
  const mapped = mapUpdate(parsed.data, reading.bot)
  if (mapped.kind === 'change') batch.changes.push(mapped.change)
  if (mapped.kind !== 'message') return 0
  const message = await withFile(reading, mapped.message, raw)
  batch.messages.push(message)
  return message.attachments.reduce((sum, { content }) => sum + content.byteLength, 0)
}

/** One that was set aside, once it can be read. */
export async function readAgain(reading: Reading, raw: Uint8Array): Promise<ReadResult> {
  const update: unknown = JSON.parse(new TextDecoder().decode(raw))
  const batch = nothing()
  await readInto(batch, reading, update)
  const [message] = batch.messages
  if (message) return { ok: true, message }
  const externalId = `update:${idOf(update)}`
  const silent = { externalId, direction: 'in', reason: 'It says nothing', raw } as const
  return { ok: false, unreadable: batch.unreadable[0] ?? silent }
}

async function withFile(
  { client, signal }: Reading,
  { file, ...message }: MappedMessage,
  raw: Uint8Array,
): Promise<InboundMessage> {
  if (file === null || file.bytes === null) return { ...message, attachments: [], raw }
  const content = await client.file(file.fileId, signal)
  const { filename, contentType, inline } = file
  if (content !== null)
    return { ...message, attachments: [{ filename, contentType, contentId: null, inline, content }], raw }
  const note = `[${filename}: Telegram did not hand it out]`
  const text = message.text === '' ? note : `${message.text}\n\n${note}`
  return { ...message, text, trimmedText: text, attachments: [], raw }
}

function idOf(update: unknown): number {
  const id = typeof update === 'object' && update !== null && 'update_id' in update ? update.update_id : 0
  return typeof id === 'number' ? id : 0
}
