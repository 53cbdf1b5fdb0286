import type { Member } from '@hubbub/contracts'
import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Dialog, DialogClose, DialogContent } from '#components/dialog.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

/** For a member who has forgotten the password, where no mail can be sent: a link to hand over. */
export function ResetLinkDialog({ member }: { member: Member }) {
  const { workspace } = useSession()
  const [open, setOpen] = useState(false)
  const make = useMutation({ mutationFn: () => api.workspace(workspace.id).members.resetLink(member.id) })
  const change = (next: boolean) => {
    setOpen(next)
    make.reset()
  }
  return (
    <>
      <IconButton label={`Link to a new password for ${member.name}`} onClick={() => change(true)}>
        <KeyRound />
      </IconButton>
      <Dialog open={open} onOpenChange={change}>
        <DialogContent
          title="Link to a new password"
          description={`With it ${member.name} chooses a new password. Hand it over yourself, to nobody else.`}
          footer={
            <>
              <DialogClose asChild>
                <Button>Close</Button>
              </DialogClose>
              {make.data ? null : (
                <Button variant="primary" pending={make.isPending} onClick={() => make.mutate()}>
                  Make the link
                </Button>
              )}
            </>
          }
        >
          {make.isError ? <Callout tone="danger">{errorText(make.error)}</Callout> : null}
          {make.data ? (
            <div className="space-y-2">
              <CopyField label="Link to a new password" value={make.data.link} />
              <p className="text-sm text-muted">
                It works once and ends <TimeAgo at={make.data.expiresAt} />.
              </p>
            </div>
          ) : (
            <p>The password they have now works until the link is used.</p>
          )}
        </DialogContent>
      </Dialog>
    </>
  )
}
