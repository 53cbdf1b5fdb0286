import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger

export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={4}
        align="start"
        collisionPadding={8}
        {...props}
        className={cn(
          'z-50 max-h-(--radix-popper-available-height) w-72 animate-rise overflow-y-auto rounded-lg border border-border bg-card p-3 shadow-raised outline-none thin-scroll',
          className,
        )}
      />
    </Radix.Portal>
  )
}
