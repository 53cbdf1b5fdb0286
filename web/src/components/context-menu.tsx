import { ContextMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { menuParts } from '#components/menu-parts.tsx'
import { menuStyles } from '#components/menu-styles.ts'
import { cn } from '#lib/cn.ts'

/** Leaves the rest of the page as it is: hidden from screen readers, its links could still be reached by Tab. */
export const ContextMenu = (props: ComponentProps<typeof Radix.Root>) => (
  <Radix.Root modal={false} {...props} />
)
export const ContextMenuTrigger = Radix.Trigger
export const ContextMenuSub = Radix.Sub

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} {...props} className={cn(menuStyles.content, className)} />
    </Radix.Portal>
  )
}

const parts = menuParts(Radix)
export const ContextMenuItem = parts.Item
export const ContextMenuCheckboxItem = parts.CheckboxItem
export const ContextMenuSubTrigger = parts.SubTrigger
export const ContextMenuSubContent = parts.SubContent
export const ContextMenuLabel = parts.Label
export const ContextMenuSeparator = parts.Separator
