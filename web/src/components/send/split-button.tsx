import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/dropdown-menu.tsx'
import { cn } from '#lib/cn.ts'

interface SplitButtonProps {
  disabled: boolean
  className?: string
  onClick: () => void
  /** What it says. */
  children: ReactNode
  /** The name of the small one beside it. */
  more: string
  /** What that opens. */
  menu: ReactNode
}

/** Does the usual; beside it the other ways to do it. */
export function SplitButton({ disabled, className, onClick, children, more, menu }: SplitButtonProps) {
  return (
    <div className={cn('flex', className)}>
      <Button
        variant="primary"
        disabled={disabled}
        className="rounded-r-none focus-visible:z-10"
        onClick={onClick}
      >
        {children}
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="primary"
            disabled={disabled}
            aria-label={more}
            className="-ml-px rounded-l-none border-l border-l-on-accent/25 px-1.5"
          >
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" side="top">
          {menu}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  )
}
