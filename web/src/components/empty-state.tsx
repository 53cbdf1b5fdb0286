import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

export interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** Where there is no other heading on the page. */
  isPage?: boolean
  /** What one can do next. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, isPage, children, action, className }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div
      className={cn('mx-auto flex max-w-sm flex-col items-center gap-1 px-6 py-12 text-center', className)}
    >
      {Icon ? (
        <span className="mb-2 grid size-10 place-items-center rounded-full bg-accent-soft text-accent">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      <Title className="text-lg font-semibold">{title}</Title>
      {children ? <div className="text-pretty text-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
