import {
  errorMessage,
  type InboundMessage,
  readRow,
  tableMappingSchema,
  type UnreadableMessage,
} from '@hubbub/contracts'
import type { ImportDesk, ImportFile } from '../context.ts'
import type { MailReader } from '../email/read/mail-reader.ts'
import { type ImportSettings, limits } from './config.ts'
import { readTable, type TableLine } from './read-table.ts'
import { rowToMessage } from './row-to-message.ts'
import { splitMbox } from './split-mbox.ts'

/** One thing of a file: a message, or why it is none; and where one goes on behind it. */
export type Item = { at: number; done: number } & (
  | { message: InboundMessage }
  | { unreadable: UnreadableMessage }
)

export interface ItemDeps {
  desk: ImportDesk
  reader: MailReader
  settings: ImportSettings
  now: () => Date
}

/** All that a file says from a place on, in its order. */
export async function* readItems(deps: ItemDeps, file: ImportFile, from: number): AsyncGenerator<Item> {
  let last = { at: from, done: 0 }
  try {
    for await (const item of file.format === 'mbox'
      ? readMails(deps, file, from)
      : readRows(deps, file, from)) {
      last = item
      yield item
    }
  } catch (error) {
    if (!(error instanceof TableBroken)) throw error
    const reason = errorMessage(error)
    yield { ...last, unreadable: unreadableOf(file, { id: 'end', reason, raw: new Uint8Array() }) }
  }
}

/** What is wrong with the file itself, and will be however often it is read. */
class TableBroken extends Error {}

async function* readMails(deps: ItemDeps, file: ImportFile, from: number): AsyncGenerator<Item> {
  const chunks = deps.desk.read(file, from)
  for await (const { raw, size, end } of splitMbox(chunks, { from, maxBytes: limits.mailBytes })) {
    const place = { at: end, done: end }
    if (raw === null) {
      const reason = `A mail of ${Math.ceil(size / 1_000_000)} MB is larger than is read`
      yield { ...place, unreadable: unreadableOf(file, { id: `at ${end}`, reason, raw: new Uint8Array() }) }
      continue
    }
    const read = await readOne(deps, raw)
    if (read.ok) yield { ...place, message: { ...read.message, imported: importedBy(file) } }
    else {
      const { externalId: id, reason } = read.unreadable
      yield { ...place, unreadable: unreadableOf(file, { id, reason, raw }) }
    }
  }
}

/** Which way a mail went is known once it is read; only of our own it may say under which name it was sent. */
export async function readOne(
  { reader, settings, now }: Pick<ItemDeps, 'reader' | 'settings' | 'now'>,
  raw: Uint8Array,
) {
  const context = { ownAddresses: settings.own, receivedAt: now() }
  const read = await reader.read(raw, { ...context, direction: 'in' })
  const isOwn = read.ok && settings.own.includes(read.message.author.value)
  return isOwn ? await reader.read(raw, { ...context, direction: 'out' }) : read
}

async function* readRows(deps: ItemDeps, file: ImportFile, from: number): AsyncGenerator<Item> {
  const mapping = tableMappingSchema.parse(file.mapping)
  const counted = countBytes(deps.desk.read(file, 0))
  const context = { mapping, settings: deps.settings, imported: importedBy(file) }
  for await (const line of tableLines(counted.chunks, mapping)) {
    if (line.line <= from) continue
    const place = { at: line.line, done: counted.count() }
    const raw = new TextEncoder().encode(JSON.stringify(line.cells))
    const refuse = (reason: string) => unreadableOf(file, { id: `line ${line.line}`, reason, raw })
    const read = readRow(line.cells, mapping)
    if (!read.ok) {
      yield { ...place, unreadable: refuse(read.reason) }
      continue
    }
    const message = rowToMessage(read.row, line, context)
    if (message === null)
      yield { ...place, unreadable: refuse(`“${read.row.author}” is no telephone number`) }
    else yield { ...place, message }
  }
}

async function* tableLines(
  chunks: AsyncIterable<Uint8Array>,
  mapping: Parameters<typeof readTable>[1],
): AsyncGenerator<TableLine> {
  try {
    yield* readTable(chunks, mapping)
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('Line ') ? new TableBroken(error.message) : error
  }
}

function countBytes(chunks: AsyncIterable<Uint8Array>) {
  let bytes = 0
  async function* counting() {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength
      yield chunk
    }
  }
  return { chunks: counting(), count: () => bytes }
}

const importedBy = ({ id, open }: ImportFile) => ({ id, open })

/** Named by its import, so that it stands in its report. */
const unreadableOf = (
  { id: importId }: ImportFile,
  { id, reason, raw }: { id: string; reason: string; raw: Uint8Array },
): UnreadableMessage => ({ externalId: `${importId} ${id}`, direction: 'in', reason, raw })
