import { createHash } from 'node:crypto'
import type { TableMapping } from '@hubbub/contracts'
import iconv from 'iconv-lite'
import papa from 'papaparse'

/** A line of a table. */
export interface TableLine {
  /** From 1, as people count, the header included. */
  line: number
  cells: string[]
}

/** A cell that no program writes: a quotation mark that is never closed. */
const MAX_ROW = 1_000_000

/** The lines of a table, with as little of it in memory as there is in a piece. */
export async function* readTable(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, delimiter, hasHeader }: Pick<TableMapping, 'encoding' | 'delimiter' | 'hasHeader'>,
): AsyncGenerator<TableLine> {
  const decoder = iconv.getDecoder(iconv.encodingExists(encoding) ? encoding : 'utf-8')
  let text = ''
  let chosen = delimiter
  let line = 0
  for await (const chunk of chunks) {
    text += decoder.write(Buffer.from(chunk))
    if (chosen === '' && text !== '') chosen = delimiterOf(text)
    // The last line may go on in the next piece.
    const { rows, rest } = whole(text, chosen)
    text = rest
    for (const cells of rows) {
      line += 1
      if ((line > 1 || !hasHeader) && !isEmpty(cells)) yield { line, cells }
    }
    if (text.length > MAX_ROW) throw new Error(`Line ${line + 1} has a quotation mark that is never closed`)
  }
  text += decoder.end() ?? ''
  for (const cells of papa.parse<string[]>(text, { delimiter: chosen || ',' }).data) {
    line += 1
    if ((line > 1 || !hasHeader) && !isEmpty(cells)) yield { line, cells }
  }
}

const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

const delimiterOf = (text: string) => papa.parse(text.slice(0, 20_000), { preview: 10 }).meta.delimiter

/** The rows that are whole, and the beginning of one that may not be. */
function whole(text: string, delimiter: string): { rows: string[][]; rest: string } {
  const rows: string[][] = []
  let place = 0
  let before = 0
  papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta }) => {
      before = place
      place = meta.cursor
      rows.push(data)
    },
  })
  // Only what something stands behind has surely ended.
  if (rows.length === 0) return { rows, rest: text }
  rows.pop()
  return { rows, rest: text.slice(before) }
}

/** The name of a row that has none: by what it says, so that the same file read twice is stored once. */
export const digestOf = (cells: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 40)
