import { FileDown, ImageDown, Info, Table2, ChartSpline } from 'lucide-react'
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { IconButton } from '#components/icon-button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'
import { downloadText, downloadUrl } from '#lib/download-text.ts'
import type { DrawnOption, Picked } from './draw-option.ts'
import { FigureTable, type Figures, toCsv } from './figure-table.tsx'
import type { ChartOption, Looks } from './looks.ts'

export interface ChartProps {
  /** What it shows, for those who do not see it; also the name of its table and files. */
  label: string
  /** Its gist in a sentence, read after the label. */
  summary: string
  /** What is counted, and how. */
  definition: string
  build: (looks: Looks) => ChartOption
  figures: Figures
  onPick?: (picked: Picked) => void
  /** In pixels. */
  height?: number
}

/** A drawing, the same figures as a table, both to take along, and what they mean. */
export function Chart({ label, summary, definition, build, figures, onPick, height = 240 }: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const drawing = useRef<{ png: () => string | null }>(null)
  const name = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const savePicture = () => {
    const url = drawing.current?.png() ?? null
    if (url !== null) downloadUrl(`${name}.png`, url)
  }
  return (
    <figure>
      {asTable ? (
        <FigureTable label={label} figures={figures} height={height} />
      ) : (
        <Drawing
          ref={drawing}
          label={`${label}. ${summary}`}
          build={build}
          says={JSON.stringify(figures)}
          height={height}
          onPick={onPick ?? nowhere}
        />
      )}
      <figcaption className="mt-1 flex justify-end gap-0.5">
        <Definition text={definition} label={label} />
        <IconButton
          size="sm"
          label={asTable ? `${label} as chart` : `${label} as table`}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartSpline /> : <Table2 />}
        </IconButton>
        {asTable ? null : (
          <IconButton size="sm" label={`Save ${label} as picture`} onClick={savePicture}>
            <ImageDown />
          </IconButton>
        )}
        <IconButton
          size="sm"
          label={`Save ${label} as CSV`}
          onClick={() => downloadText(`${name}.csv`, toCsv(figures))}
        >
          <FileDown />
        </IconButton>
      </figcaption>
    </figure>
  )
}

const nowhere = () => {}

/** What is counted, one click away. */
export function Definition({ label, text }: { label: string; text: string }) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton size="sm" label={`What ${label} means`}>
          <Info />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" className="text-sm text-pretty">
        {text}
      </PopoverContent>
    </Popover>
  )
}

interface DrawingProps {
  label: string
  build: ChartProps['build']
  /** Its figures, by which it is known whether it shows the same. */
  says: string
  height: number
  onPick: (picked: Picked) => void
  ref: Ref<{ png: () => string | null }>
}

function Drawing({ label, build, says, height, onPick, ref }: DrawingProps) {
  const element = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnOption | null>(null)
  const latest = useRef({ build, says, onPick })
  useImperativeHandle(ref, () => ({ png: () => drawn.current?.png() ?? null }))
  useEffect(() => {
    latest.current = { build, says, onPick }
    drawn.current?.show(build, says)
  })
  useEffect(() => {
    let left = false
    // What draws is large, and few pages need it.
    void import('./draw-option.ts').then(({ drawOption }) => {
      if (left || element.current === null) return
      drawn.current = drawOption(element.current, (picked) => latest.current.onPick(picked))
      drawn.current.show(latest.current.build, latest.current.says)
    })
    const themes = new MutationObserver(() => drawn.current?.show(latest.current.build, latest.current.says))
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      left = true
      themes.disconnect()
      drawn.current?.end()
      drawn.current = null
    }
  }, [])
  return <div ref={element} role="img" aria-label={label} className="w-full" style={{ height }} />
}
