import type { ImportField, TableMapping } from './entities/import.ts'
import { parseDate } from './table-date.ts'

/** What a row of a table says. */
export interface TableRow {
  text: string
  author: string
  name: string | null
  sentAt: Date
  externalId: string | null
  thread: string | null
  subject: string | null
  direction: 'in' | 'out'
  url: string | null
}

export type ReadRow = { ok: true; row: TableRow } | { ok: false; reason: string }

/** Reads a row, or says what is wrong with it; the browser's preview and the import agree by this. */
export function readRow(cells: readonly string[], mapping: TableMapping): ReadRow {
  const cell = (field: ImportField) => {
    const column = mapping.columns[field]
    return column === undefined ? '' : (cells[column] ?? '').trim()
  }
  const text = cell('text')
  const author = cell('author')
  if (text === '') return { ok: false, reason: 'It has no text' }
  if (author === '') return { ok: false, reason: 'It does not say who wrote it' }
  if (mapping.identity === 'email' && !/^[^\s@]+@[^\s@]+$/.test(author))
    return { ok: false, reason: `“${author.slice(0, 60)}” is no e-mail address` }
  const sentAt = parseDate(cell('sentAt'), mapping)
  if (sentAt === null) return { ok: false, reason: whyNoDate(cell('sentAt')) }
  return {
    ok: true,
    row: {
      text,
      author,
      name: cell('name') || null,
      sentAt,
      externalId: cell('externalId') || null,
      thread: cell('thread') || null,
      subject: cell('subject') || null,
      direction: isOut(cell('direction'), mapping) ? 'out' : 'in',
      url: cell('url') || null,
    },
  }
}

const whyNoDate = (text: string) =>
  text === '' ? 'It does not say when it was written' : `“${text.slice(0, 60)}” is no date that is known here`

const isOut = (word: string, { outWords }: TableMapping) =>
  outWords.some((out) => out.toLowerCase() === word.toLowerCase())
