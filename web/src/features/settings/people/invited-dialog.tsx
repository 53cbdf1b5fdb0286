import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Dialog, DialogClose, DialogContent } from '#components/dialog.tsx'
import { exactDay } from '#lib/time/time-ago.ts'
import type { Invited } from './invite-dialog.tsx'

/** The link of a new invitation, also for when no mail could be sent. */
export function InvitedDialog({ invited, onClose }: { invited: Invited | null; onClose: () => void }) {
  if (!invited) return null
  const { invitation, link, mailed } = invited
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`${invitation.email} is invited`}
        footer={
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <div className="space-y-4">
          {mailed ? (
            <Callout tone="success">The invitation is on its way by mail.</Callout>
          ) : (
            <Callout tone="warning">No mail could be sent. Hand over this link yourself.</Callout>
          )}
          <CopyField label="Invitation link" value={link} />
          <p className="text-sm text-muted">
            It works once, until {exactDay(invitation.expiresAt)}. It is not shown again.
          </p>
        </div>
      </DialogContent>
    </Dialog>
  )
}
