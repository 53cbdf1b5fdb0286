import type { ReactNode } from 'react'

export interface DetailsSectionProps {
  title: string
  aside?: ReactNode
  children: ReactNode
}

export const DetailsSection = ({ title, aside, children }: DetailsSectionProps) => (
  <section aria-label={title} className="px-4 py-3.5">
    <div className="mb-1.5 flex items-center justify-between gap-2">
      <h2 className="text-xs font-medium text-muted">{title}</h2>
      {aside}
    </div>
    {children}
  </section>
)
