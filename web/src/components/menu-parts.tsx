import { Check, ChevronRight } from 'lucide-react'
import type { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from '#components/kbd.tsx'
import { menuStyles } from '#components/menu-styles.ts'
import { cn } from '#lib/cn.ts'
import { useMediaQuery, widths } from '#lib/use-media-query.ts'

type Parts = Pick<
  typeof DropdownMenu,
  'Portal' | 'Item' | 'ItemIndicator' | 'CheckboxItem' | 'SubTrigger' | 'SubContent' | 'Label' | 'Separator'
>

export type MenuItemProps = ComponentProps<Parts['Item']> & { danger?: boolean; keys?: readonly string[] }

/** On a phone two menus have no room side by side: the second lies over the first. */
const OVERLAP = -140

/** What stands in a menu, whether it drops from a button or opens under the pointer: Radix has both, alike. */
export function menuParts(Radix: Parts) {
  const indicator = (
    <Radix.ItemIndicator className={menuStyles.indicator}>
      <Check />
    </Radix.ItemIndicator>
  )
  return {
    indicator,
    Item: ({ danger, keys, className, children, ...props }: MenuItemProps) => (
      <Radix.Item {...props} className={cn(menuStyles.item, danger && menuStyles.danger, className)}>
        {keys ? withKeys(children, keys) : children}
      </Radix.Item>
    ),
    CheckboxItem: ({ className, children, ...props }: ComponentProps<Parts['CheckboxItem']>) => (
      <Radix.CheckboxItem {...props} className={cn(menuStyles.item, menuStyles.checkable, className)}>
        {children}
        {indicator}
      </Radix.CheckboxItem>
    ),
    SubTrigger: ({ className, children, ...props }: ComponentProps<Parts['SubTrigger']>) => (
      <Radix.SubTrigger {...props} className={cn(menuStyles.item, 'data-[state=open]:bg-hover', className)}>
        {children}
        <ChevronRight className="ml-auto text-muted" />
      </Radix.SubTrigger>
    ),
    SubContent: function SubContent({ className, ...props }: ComponentProps<Parts['SubContent']>) {
      const isPhone = useMediaQuery(widths.phone)
      return (
        <Radix.Portal>
          <Radix.SubContent
            collisionPadding={8}
            sideOffset={isPhone ? OVERLAP : 0}
            {...props}
            className={cn(menuStyles.content, className)}
          />
        </Radix.Portal>
      )
    },
    Label: ({ children }: { children: ReactNode }) => (
      <Radix.Label className={menuStyles.label}>{children}</Radix.Label>
    ),
    Separator: () => <Radix.Separator className={menuStyles.separator} />,
  }
}

/** Only where there are some: an item that hands its looks on (`asChild`) must have one child. */
const withKeys = (children: ReactNode, keys: readonly string[]) => (
  <>
    {children}
    <span className={menuStyles.shortcut}>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  </>
)
