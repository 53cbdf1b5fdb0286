import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from '#components/kbd.tsx'
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

export type DropdownMenuItemProps = ComponentProps<typeof Radix.Item> & {
  danger?: boolean
  keys?: readonly string[]
}

export function DropdownMenuItem({ danger, keys, className, children, ...props }: DropdownMenuItemProps) {
  return (
    <Radix.Item {...props} className={cn(menuStyles.item, danger && menuStyles.danger, className)}>
      {keys ? (
        <>
          {children}
          <span className={menuStyles.shortcut}>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </span>
        </>
      ) : (
        children
      )}
    </Radix.Item>
  )
}

const indicator = (
  <Radix.ItemIndicator className={menuStyles.indicator}>
    <Check />
  </Radix.ItemIndicator>
)

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...props} className={cn(menuStyles.item, menuStyles.checkable, className)}>
      {children}
      {indicator}
    </Radix.RadioItem>
  )
}

export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem {...props} className={cn(menuStyles.item, menuStyles.checkable, className)}>
      {children}
      {indicator}
    </Radix.CheckboxItem>
  )
}

export function DropdownMenuSubTrigger({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.SubTrigger>) {
  return (
    <Radix.SubTrigger {...props} className={cn(menuStyles.item, 'data-[state=open]:bg-hover', className)}>
      {children}
      <ChevronRight className="ml-auto text-muted" />
    </Radix.SubTrigger>
  )
}

export function DropdownMenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
  return (
    <Radix.Portal>
      <Radix.SubContent collisionPadding={8} {...props} className={cn(menuStyles.content, className)} />
    </Radix.Portal>
  )
}

export const DropdownMenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className={menuStyles.label}>{children}</Radix.Label>
)

export const DropdownMenuSeparator = () => <Radix.Separator className={menuStyles.separator} />
