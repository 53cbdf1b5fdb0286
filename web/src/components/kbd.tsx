import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border border-border bg-canvas px-1 font-sans text-[0.6875rem] leading-none font-medium text-muted',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
