import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { menuParts } from '#components/menu-parts.tsx'
import { menuStyles } from '#components/menu-styles.ts'
import { cn } from '#lib/cn.ts'

/** Leaves the rest of the page as it is: hidden from screen readers, its links could still be reached by Tab. */
export const DropdownMenu = (props: ComponentProps<typeof Radix.Root>) => (
  <Radix.Root modal={false} {...props} />
)
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuRadioGroup = Radix.RadioGroup
export const DropdownMenuSub = Radix.Sub

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={4}
        align="start"
        collisionPadding={8}
        {...props}
        className={cn(menuStyles.content, className)}
      />
    </Radix.Portal>
  )
}

const parts = menuParts(Radix)
export const DropdownMenuItem = parts.Item
export const DropdownMenuCheckboxItem = parts.CheckboxItem
export const DropdownMenuSubTrigger = parts.SubTrigger
export const DropdownMenuSubContent = parts.SubContent
export const DropdownMenuLabel = parts.Label
export const DropdownMenuSeparator = parts.Separator

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...props} className={cn(menuStyles.item, menuStyles.checkable, className)}>
      {children}
      {parts.indicator}
    </Radix.RadioItem>
  )
}
