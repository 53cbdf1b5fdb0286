import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from '#components/icon-button.tsx'
import { useFocusBack } from '#components/use-focus-back.ts'
import { cn } from '#lib/cn.ts'

export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close
export const overlayStyles = 'fixed inset-0 z-40 animate-fade-in bg-overlay'

export interface DialogProps {
  open?: boolean
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}
export const Dialog = (props: DialogProps) => <Radix.Root {...props} />

export interface DialogContentProps {
  title: ReactNode
  description?: ReactNode
  wide?: boolean
  /** The buttons at the foot. */
  footer?: ReactNode
  /** Called when it is about to close by Escape or a click beside it; `preventDefault` keeps it open. */
  onDismiss?: (event: Event) => void
  className?: string
  children?: ReactNode
}

/** Radix mounts it when the dialog opens, which is when it is known what had the focus. */
export const DialogContent = (props: DialogContentProps) => (
  <Radix.Portal>
    <OpenDialog {...props} />
  </Radix.Portal>
)

function OpenDialog({
  title,
  description,
  wide,
  footer,
  onDismiss,
  className,
  children,
}: DialogContentProps) {
  const onCloseAutoFocus = useFocusBack()
  return (
    <Radix.Overlay className={cn(overlayStyles, 'grid place-items-center overflow-y-auto p-3 sm:p-6')}>
      <Radix.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        onCloseAutoFocus={onCloseAutoFocus}
        onEscapeKeyDown={onDismiss}
        onPointerDownOutside={onDismiss}
        className={cn(
          'relative w-full animate-rise rounded-lg border border-border bg-card shadow-raised outline-none',
          wide ? 'max-w-3xl' : 'max-w-md',
          className,
        )}
      >
        <header className="px-5 pt-4 pr-12">
          <div className="space-y-1">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description ? <Radix.Description className="text-muted">{description}</Radix.Description> : null}
          </div>
        </header>
        <div className="px-5 py-4">{children}</div>
        {footer ? <DialogFooter>{footer}</DialogFooter> : null}
        {/* Last, so that the focus goes to what the dialog is about. */}
        <Radix.Close asChild>
          <IconButton bare label="Close" size="sm" className="absolute top-4 right-4">
            <X />
          </IconButton>
        </Radix.Close>
      </Radix.Content>
    </Radix.Overlay>
  )
}

export const DialogFooter = ({ children }: { children: ReactNode }) => (
  <footer className="flex flex-wrap justify-end gap-2 border-t border-border px-5 py-3">{children}</footer>
)
