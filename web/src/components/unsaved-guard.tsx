import { useBlocker } from '@tanstack/react-router'
import { AlertDialog } from '#components/alert-dialog.tsx'

/** Asks before one leaves a page whose form is not saved; the browser asks on closing the tab. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: dirty,
    withResolver: true,
  })
  return (
    <AlertDialog
      open={status === 'blocked'}
      onOpenChange={(open) => !open && reset?.()}
      title="Leave without saving?"
      description="What you changed here has not been saved."
      confirm="Leave"
      cancel="Stay"
      danger
      onConfirm={() => proceed?.()}
    />
  )
}
