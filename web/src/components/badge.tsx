import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

const styles = cva(
  'inline-flex h-5 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'bg-status-pending-soft text-muted',
        accent: 'bg-accent-soft text-accent',
        info: 'bg-info-soft text-info',
        success: 'bg-success-soft text-success',
        warning: 'bg-warning-soft text-warning',
        danger: 'bg-danger-soft text-danger',
        open: 'bg-status-open-soft text-status-open',
        pending: 'bg-status-pending-soft text-status-pending',
        snoozed: 'bg-status-snoozed-soft text-status-snoozed',
        resolved: 'bg-status-resolved-soft text-status-resolved',
        spam: 'bg-danger-soft text-danger',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type BadgeTone = NonNullable<VariantProps<typeof styles>['tone']>

export function Badge({ tone, className, ...props }: ComponentProps<'span'> & VariantProps<typeof styles>) {
  return <span {...props} className={cn(styles({ tone }), className)} />
}

/** A number that never grows wider than "99+". */
export function CountBadge({
  count,
  strong,
  className,
}: {
  count: number
  strong?: boolean
  className?: string
}) {
  if (count <= 0) return null
  return (
    <span
      className={cn(
        'min-w-5 rounded-full px-1.5 text-center text-xs leading-[18px] font-medium tabular',
        strong ? 'bg-accent text-on-accent' : 'text-muted',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  )
}
