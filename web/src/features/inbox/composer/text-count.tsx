import { cn } from '#lib/cn.ts'
import type { Count } from './use-reply-way.ts'

/** How long the text is, as the network counts it. */
export function TextCount({ count: { length, limit } }: { count: Count }) {
  const left = limit.max - length
  const unit = limit.unit === 'bytes' ? 'bytes' : 'characters'
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
