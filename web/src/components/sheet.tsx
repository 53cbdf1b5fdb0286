import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { overlayStyles } from '#components/dialog.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { useFocusBack } from '#components/use-focus-back.ts'
import { cn } from '#lib/cn.ts'

export const Sheet = Radix.Root
export const SheetTrigger = Radix.Trigger

const sides = {
  left: 'left-0 animate-slide-left border-r',
  right: 'right-0 animate-slide-right border-l',
} as const

export interface SheetContentProps {
  title: string
  side?: keyof typeof sides
  /** The title is said but not shown. */
  hideTitle?: boolean
  className?: string
  children: ReactNode
}

export const SheetContent = (props: SheetContentProps) => (
  <Radix.Portal>
    <OpenSheet {...props} />
  </Radix.Portal>
)

function OpenSheet({ title, side = 'right', hideTitle, className, children }: SheetContentProps) {
  const onCloseAutoFocus = useFocusBack()
  return (
    <>
      <Radix.Overlay className={overlayStyles} />
      <Radix.Content
        aria-describedby={undefined}
        onCloseAutoFocus={onCloseAutoFocus}
        className={cn(
          'fixed inset-y-0 z-40 flex w-84 max-w-[88vw] flex-col border-border bg-background shadow-raised outline-none',
          sides[side],
          className,
        )}
      >
        <div
          className={cn('flex h-12 shrink-0 items-center justify-between pr-2 pl-4', hideTitle && 'sr-only')}
        >
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          <Radix.Close asChild>
            <IconButton bare label="Close">
              <X />
            </IconButton>
          </Radix.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto thin-scroll">{children}</div>
      </Radix.Content>
    </>
  )
}
