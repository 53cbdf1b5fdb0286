import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

/** A list in a card, one thing a row. */
export const Rows = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul aria-label={label} className="divide-y divide-border rounded-lg border border-border bg-card">
    {children}
  </ul>
)

export interface RowProps {
  icon?: ReactNode
  title: ReactNode
  /** Under the title. */
  detail?: ReactNode
  /** Badges and figures before the buttons. */
  aside?: ReactNode
  actions?: ReactNode
  /** Of something that is switched off or gone. */
  faded?: boolean
}

export function Row({ icon, title, detail, aside, actions, faded }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      {icon}
      <div className={cn('min-w-0 flex-1 basis-40', faded && 'text-muted')}>
        <div className="flex flex-wrap items-center gap-x-2 font-medium break-words">{title}</div>
        {detail ? <div className="text-sm break-words text-muted">{detail}</div> : null}
      </div>
      {aside || actions ? (
        <div className="ml-auto flex items-center gap-3">
          {aside}
          {actions ? <div className="-mr-1.5 flex items-center gap-1">{actions}</div> : null}
        </div>
      ) : null}
    </li>
  )
}
