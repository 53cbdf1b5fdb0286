import type { Series } from './series.ts'

interface SeriesTableProps {
  label: string
  series: readonly Series[]
  format: (value: number) => string
}

/** The figures of a chart, a line for each time. */
export function SeriesTable({ label, series, format }: SeriesTableProps) {
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))]
    .toSorted()
    .toReversed()
  const values = series.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])))
  return (
    <div className="max-h-56 overflow-auto thin-scroll" role="region" aria-label={label}>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 pr-3 font-medium">
              Day
            </th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="py-1 pr-3 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((at) => (
            <tr key={at} className="border-t border-border">
              <th scope="row" className="py-1 pr-3 font-normal tabular">
                {at.slice(0, 10)}
              </th>
              {values.map((value, index) => {
                const one = value.get(at)
                return (
                  <td key={series[index]?.name} className="py-1 pr-3 tabular">
                    {one === undefined ? '–' : format(one)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
