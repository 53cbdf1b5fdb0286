import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

export interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** What one can do next. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn('mx-auto flex max-w-sm flex-col items-center gap-1 px-6 py-12 text-center', className)}
    >
      {Icon ? (
        <span className="mb-2 grid size-10 place-items-center rounded-full bg-accent-soft text-accent">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="text-pretty text-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
