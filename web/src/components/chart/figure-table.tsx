import { unparse } from 'papaparse'

/** What a chart shows, row by row. */
export interface Figures {
  /** The first names the rows. */
  columns: readonly string[]
  rows: readonly {
    cells: readonly (string | number)[]
    /** Its name as a table program reads it, such as a whole date. */
    exact?: string
    /** What a table program is told beside it, such as that more will come. */
    remark?: string | undefined
    onOpen?: (() => void) | undefined
  }[]
}

/** So that a table of few rows is whole, where its drawing is low. */
const LEAST_HEIGHT = 240

const number = new Intl.NumberFormat()

/** The figures of a chart; rows that lead to what they count are buttons. */
export function FigureTable({ label, figures, height }: { label: string; figures: Figures; height: number }) {
  const [first, ...rest] = figures.columns
  return (
    <div
      className="overflow-auto thin-scroll"
      style={{ minHeight: height, maxHeight: Math.max(height, LEAST_HEIGHT) }}
      role="region"
      aria-label={label}
    >
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-card text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 font-medium">
              {first}
            </th>
            {rest.map((name) => (
              <th key={name} scope="col" className="py-1 pr-3 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.rows.map(({ cells: [head, ...cells], onOpen }) => (
            <tr key={String(head)} className="border-t border-border">
              <th scope="row" className="py-1 pr-3 font-normal">
                {onOpen ? (
                  <button type="button" className="rounded-sm text-left hover:underline" onClick={onOpen}>
                    {head}
                  </button>
                ) : (
                  head
                )}
              </th>
              {cells.map((cell, index) => (
                <td key={rest[index]} className="py-1 pr-3 text-right tabular">
                  {typeof cell === 'number' ? number.format(cell) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Table programs take a file for one of their own signs unless it begins so. */
const MARK = '\uFEFF'

/** A cell that a table program would take for a formula begins with an apostrophe. */
export function toCsv({ columns, rows }: Figures): string {
  const remarked = rows.some(({ remark }) => remark !== undefined)
  const data = rows.map(({ cells: [head, ...cells], exact = head, remark = '' }) => [
    exact,
    ...cells,
    ...(remarked ? [remark] : []),
  ])
  const fields = [...columns, ...(remarked ? ['Remark'] : [])]
  return MARK + unparse({ fields, data }, { escapeFormulae: true })
}
