import type { Priority } from '@hubbub/contracts'
import { cn } from '#lib/cn.ts'
import { priorityWords } from '#lib/conversations/words.ts'

const filled = { none: 0, low: 1, medium: 2, high: 3, urgent: 4 } satisfies Record<Priority, number>
const tones = {
  none: 'text-muted',
  low: 'text-muted',
  medium: 'text-muted',
  high: 'text-warning',
  urgent: 'text-danger',
} satisfies Record<Priority, string>
const heights = [3, 5.5, 8, 10.5]

/** One to four bars; the word is said to screen readers and shown on hover. */
export function PriorityBars({ priority, className }: { priority: Priority; className?: string }) {
  const label = `Priority: ${priorityWords[priority]}`
  return (
    <svg
      viewBox="0 0 14 12"
      role="img"
      aria-label={label}
      className={cn('h-3 w-3.5 shrink-0', tones[priority], className)}
    >
      <title>{label}</title>
      {heights.map((height, bar) => (
        <rect
          key={height}
          x={bar * 3.6}
          y={11.5 - height}
          width="2.6"
          height={height}
          rx="0.8"
          fill="currentColor"
          opacity={bar < filled[priority] ? 1 : 0.28}
        />
      ))}
    </svg>
  )
}
