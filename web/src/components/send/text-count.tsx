import { segmentsOf, type TextLimit } from '@hubbub/contracts'
import { cn } from '#lib/cn.ts'

export interface Count {
  length: number
  limit: TextLimit
}

/** How long the text is, as the network counts it. */
export function TextCount({ count, text }: { count: Count; text: string }) {
  const { length, limit } = count
  if (limit.unit === 'segments' && length <= limit.max) return <SegmentCount text={text} />
  const left = limit.max - length
  const unit = unitWords[limit.unit]
  return (
    <span
      className={cn('px-1.5 text-xs tabular', left < 0 ? 'font-semibold text-danger' : 'text-muted')}
      title={left < 0 ? `${-left} ${unit} too many` : `${left} ${unit} left`}
    >
      {length} / {limit.max}
      <span className="sr-only"> {unit}</span>
      {left < 0 ? <span role="alert"> · {-left} too many</span> : null}
    </span>
  )
}

const unitWords = {
  characters: 'characters',
  graphemes: 'characters',
  weighted: 'characters',
  bytes: 'bytes',
  segments: 'segments',
} as const satisfies Record<Count['limit']['unit'], string>

/** What a text message costs: how many pieces it takes, and where the next one begins. */
function SegmentCount({ text }: { text: string }) {
  const { count, left, encoding, because } = segmentsOf(text.trimEnd())
  const pieces = `${count} ${count === 1 ? 'segment' : 'segments'}`
  const why =
    encoding === 'gsm'
      ? 'Each segment is carried and charged for by itself'
      : `Each segment is charged for by itself; “${because}” makes them short, as the plain alphabet of text messages does not have it`
  return (
    <span className="px-1.5 text-xs text-muted tabular" title={why}>
      {pieces} · {left} left
      {encoding === 'unicode' ? <span className="text-warning"> · Unicode</span> : null}
      <span className="sr-only">. {why}</span>
    </span>
  )
}
