import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

export interface ChipProps {
  children: ReactNode
  /** #rrggbb of a label: shown as a dot, never as the only sign. */
  color?: string
  /** Said to screen readers, e.g. "Remove label Refund". */
  removeLabel?: string
  onRemove?: () => void
  className?: string
}

export function Chip({ children, color, removeLabel, onRemove, className }: ChipProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5.5 max-w-full items-center gap-1.5 rounded-full border border-border bg-card px-2 text-xs font-medium',
        onRemove && 'pr-0.5',
        className,
      )}
    >
      {color ? <ColorDot color={color} /> : null}
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel ?? 'Remove'}
          onClick={onRemove}
          className="relative grid size-4.5 place-items-center rounded-full text-muted after:absolute after:-inset-1 hover:bg-hover hover:text-foreground"
        >
          <X className="size-3" />
        </button>
      ) : null}
    </span>
  )
}

export function ColorDot({ color, className }: { color: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('size-2 shrink-0 rounded-full ring-1 ring-foreground/15', className)}
      style={{ backgroundColor: color }}
    />
  )
}
