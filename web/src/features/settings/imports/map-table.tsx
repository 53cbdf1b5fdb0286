import { type ImportField, isTimeZone, type TableMapping } from '@hubbub/contracts'
import { useEffect, useState } from 'react'
import { Callout } from '#components/callout.tsx'
import { Section } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { errorText } from '#lib/error-text.ts'
import { guessMapping } from './guess-mapping.ts'
import { needed } from './import-words.ts'
import { MappingFields } from './mapping-fields.tsx'
import { guessEncoding, readHead } from './read-head.ts'
import { TablePreview } from './table-preview.tsx'

export interface ChosenTable {
  mapping: TableMapping
  isReady: boolean
}

interface MapTableProps {
  file: File
  onChange: (table: ChosenTable) => void
}

/** What each column says, with the first rows as they will be read. */
export function MapTable({ file, onChange }: MapTableProps) {
  const [rows, setRows] = useState<string[][] | null>(null)
  const [mapping, setMapping] = useState<TableMapping | null>(null)
  const [error, setError] = useState<string | null>(null)

  const tell = (next: TableMapping) => {
    setMapping(next)
    onChange({ mapping: next, isReady: isReady(next) })
  }
  const read = async (how: { encoding: string; delimiter: string }, before: TableMapping | null) => {
    try {
      const head = await readHead(file, how)
      setRows(head.rows)
      setError(null)
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      tell({
        ...(before ?? guessMapping(head.rows, zone)),
        encoding: how.encoding,
        delimiter: head.delimiter,
      })
    } catch (failure) {
      setError(errorText(failure))
    }
  }
  // The file itself is outside of React: it is read once it is chosen.
  useEffect(() => {
    void guessEncoding(file).then(async (encoding) => await read({ encoding, delimiter: '' }, null))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another file is another component
  }, [])

  const change = (part: Partial<TableMapping>) => {
    if (mapping === null) return
    const next = { ...mapping, ...part }
    if (part.encoding === undefined && part.delimiter === undefined) tell(next)
    else void read({ encoding: next.encoding, delimiter: next.delimiter }, next)
  }
  const setColumn = (field: ImportField, column: number | null) => {
    if (mapping === null) return
    const { [field]: _before, ...rest } = mapping.columns
    change({ columns: column === null ? rest : { ...rest, [field]: column } })
  }

  return (
    <Section title="What its columns say" description="The first rows show how each will be read.">
      {error === null ? null : <Callout tone="danger">{error}</Callout>}
      {rows === null || mapping === null ? (
        <SkeletonRows rows={3} label="Reading the table" />
      ) : (
        <>
          <MappingFields rows={rows} mapping={mapping} onColumn={setColumn} onChange={change} />
          <TablePreview rows={rows} mapping={mapping} />
        </>
      )}
    </Section>
  )
}

const isReady = ({ columns, timeZone }: TableMapping) =>
  needed.every((field) => columns[field] !== undefined) && isTimeZone(timeZone)
