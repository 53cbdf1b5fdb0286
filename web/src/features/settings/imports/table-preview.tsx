import { readRow, type TableMapping } from '@hubbub/contracts'
import { exactTime } from '#lib/time/time-ago.ts'
import { needed } from './import-words.ts'

const SHOWN = 8

/** The first rows as they will be read, and how many of those that were looked at will be refused. */
export function TablePreview({ rows, mapping }: { rows: readonly string[][]; mapping: TableMapping }) {
  if (needed.some((field) => mapping.columns[field] === undefined))
    return (
      <p role="status" className="mt-4 text-sm text-muted">
        Choose the columns for what was said, the customer and the time to see how the rows are read.
      </p>
    )
  const skipped = mapping.hasHeader ? 1 : 0
  const read = rows
    .slice(skipped)
    .map((cells, index) => ({ line: index + 1 + skipped, ...readRow(cells, mapping) }))
  const refused = read.filter(({ ok }) => !ok).length
  return (
    <div className="mt-4 space-y-2">
      <p role="status" className="text-sm text-muted">
        Of the first {read.length} rows {refused === 0 ? 'all can be read.' : `${refused} will be refused.`}
      </p>
      <div className="overflow-x-auto rounded-md border border-border thin-scroll">
        <table className="w-full text-left text-sm">
          <thead className="bg-hover text-muted">
            <tr>
              {['Row', 'When', 'Customer', 'What was said'].map((title) => (
                <th key={title} scope="col" className="px-3 py-1.5 font-medium whitespace-nowrap">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-border">{read.slice(0, SHOWN).map(toLine)}</tbody>
        </table>
      </div>
    </div>
  )
}

type Read = { line: number } & ReturnType<typeof readRow>

function toLine(read: Read) {
  const { line } = read
  if (!read.ok)
    return (
      <tr key={line}>
        <td className="px-3 py-1.5 text-muted tabular">{line}</td>
        <td colSpan={3} className="px-3 py-1.5 text-danger">
          {read.reason}
        </td>
      </tr>
    )
  const { sentAt, author, name, text, direction } = read.row
  return (
    <tr key={line}>
      <td className="px-3 py-1.5 text-muted tabular">{line}</td>
      <td className="px-3 py-1.5 whitespace-nowrap tabular">{exactTime(sentAt.toISOString())}</td>
      <td className="max-w-52 truncate px-3 py-1.5" title={author}>
        {name ?? author}
      </td>
      <td className="max-w-80 truncate px-3 py-1.5" title={text}>
        {direction === 'out' ? <span className="text-muted">We: </span> : null}
        {text}
      </td>
    </tr>
  )
}
