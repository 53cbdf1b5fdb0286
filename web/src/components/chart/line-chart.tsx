import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/button.tsx'
import type { DrawnChart } from './draw-chart.ts'
import { SeriesTable } from './series-table.tsx'
import type { Series } from './series.ts'

export interface LineChartProps {
  /** What it shows, for those who do not see it, and as the name of its table. */
  label: string
  series: readonly Series[]
  format: (value: number) => string
  /** Of the values; by the values themselves where it is left out. */
  bounds?: [number, number]
}

/** Lines over time, and the same figures as a table. */
export function LineChart({ label, series, format, bounds }: LineChartProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure>
      {asTable ? (
        <SeriesTable label={label} series={series} format={format} />
      ) : (
        <Drawing label={label} series={series} format={format} bounds={bounds ?? null} />
      )}
      <figcaption className="mt-1 flex justify-end">
        <Button size="sm" variant="ghost" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </figcaption>
    </figure>
  )
}

type DrawingProps = Omit<LineChartProps, 'bounds'> & { bounds: [number, number] | null }

function Drawing({ label, series, format, bounds }: DrawingProps) {
  const element = useRef<HTMLDivElement>(null)
  const shown = useRef({ series, format, bounds })
  const drawn = useRef<DrawnChart | null>(null)
  useEffect(() => {
    shown.current = { series, format, bounds }
    drawn.current?.show(shown.current)
  })
  useEffect(() => {
    let left = false
    // What draws is large, and few pages need it.
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (left || element.current === null) return
      drawn.current = drawChart(element.current)
      drawn.current.show(shown.current)
    })
    const themes = new MutationObserver(() => drawn.current?.show(shown.current))
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      left = true
      themes.disconnect()
      drawn.current?.end()
      drawn.current = null
    }
  }, [])
  return <div ref={element} role="img" aria-label={label} className="h-56 w-full" />
}
