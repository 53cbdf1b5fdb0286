import type { ReactNode } from 'react'

/** A choice with its words over it. */
export const Labelled = ({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: ReactNode
}) => (
  <div className="space-y-1">
    <p className="font-medium">{label}</p>
    {children}
    {hint === undefined ? null : <p className="text-sm text-pretty text-muted">{hint}</p>}
  </div>
)
