import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { overlayStyles } from '#components/dialog.tsx'
import { cn } from '#lib/cn.ts'

export interface AlertDialogProps {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Opens it; leave out where `open` is held elsewhere. */
  trigger?: ReactNode
  title: string
  description: ReactNode
  confirm: string
  cancel?: string
  danger?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be taken back. */
export function AlertDialog({ open, onOpenChange, trigger, ...props }: AlertDialogProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={cn(overlayStyles, 'grid place-items-center p-3')}>
          <Radix.Content className="w-full max-w-sm animate-rise rounded-lg border border-border bg-card p-5 shadow-raised outline-none">
            <Radix.Title className="text-lg font-semibold">{props.title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-1.5 text-muted">{props.description}</div>
            </Radix.Description>
            <div className="mt-5 flex justify-end gap-2">
              <Radix.Cancel asChild>
                <Button>{props.cancel ?? 'Cancel'}</Button>
              </Radix.Cancel>
              <Radix.Action asChild>
                <Button variant={props.danger ? 'danger' : 'primary'} onClick={props.onConfirm}>
                  {props.confirm}
                </Button>
              </Radix.Action>
            </div>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
