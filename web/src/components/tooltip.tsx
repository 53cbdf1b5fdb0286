import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from '#components/kbd.tsx'

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={450} skipDelayDuration={250}>
    {children}
  </Radix.Provider>
)

export interface TooltipProps {
  label: ReactNode
  keys?: readonly string[] | undefined
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined
  /** The element it explains; must take a ref and props. */
  children: ReactNode
}

export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-md bg-foreground px-2 py-1 text-sm text-background shadow-raised"
        >
          {label}
          {keys?.map((key) => (
            <Kbd key={key} className="border-background/25 bg-transparent text-background">
              {key}
            </Kbd>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
