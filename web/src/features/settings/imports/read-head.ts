import papa from 'papaparse'

/** As much of a file as a preview needs. */
const HEAD_BYTES = 256 * 1024
const MOST_ROWS = 200

export interface TableHead {
  rows: string[][]
  delimiter: string
}

/** The first rows of a table. A row that is cut at the end of what was read is left out. */
export async function readHead(
  file: Blob,
  { encoding, delimiter }: { encoding: string; delimiter: string },
): Promise<TableHead> {
  const isWhole = file.size <= HEAD_BYTES
  const bytes = await file.slice(0, HEAD_BYTES).arrayBuffer()
  const text = new TextDecoder(encoding).decode(bytes)
  const { data, meta } = papa.parse<string[]>(text, {
    delimiter,
    preview: MOST_ROWS,
    skipEmptyLines: 'greedy',
  })
  const rows = isWhole || data.length >= MOST_ROWS ? data : data.slice(0, -1)
  return { rows, delimiter: meta.delimiter }
}

/** What a file seems to be written in: UTF-8 where it can be, else what Western spreadsheets write. */
export async function guessEncoding(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    // A letter may be cut at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
