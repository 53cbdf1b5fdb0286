import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Dialog, DialogClose, DialogContent } from '#components/dialog.tsx'

/** The secret of a new key, shown this once. */
export function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  if (secret === null) return null
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Your new key"
        onDismiss={(event) => event.preventDefault()}
        footer={
          <DialogClose asChild>
            <Button variant="primary">I have kept it</Button>
          </DialogClose>
        }
      >
        <div className="space-y-4">
          <Callout tone="warning">It is not shown again. Whoever has it can do what it may.</Callout>
          <CopyField label="Secret key" value={secret} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
