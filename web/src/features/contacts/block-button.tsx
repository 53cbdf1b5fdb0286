import type { Contact } from '@hubbub/contracts'
import { Ban } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useContactChange } from './use-contact-change.ts'

export function BlockButton({ contact }: { contact: Contact }) {
  const { workspace } = useSession()
  const { act } = useContactChange(contact.id)
  const setBlocked = (blocked: boolean) =>
    act(
      () => api.workspace(workspace.id).contacts.update(contact.id, { blocked }, contact.version),
      blocked ? `${contact.name} is blocked` : `${contact.name} is let in again`,
    )
  if (contact.blockedAt) {
    return (
      <>
        <Badge tone="danger" className="self-center">
          <Ban aria-hidden />
          Blocked
        </Badge>
        <Button onClick={() => setBlocked(false)}>Unblock</Button>
      </>
    )
  }
  return (
    <AlertDialog
      trigger={
        <Button variant="danger-quiet">
          <Ban />
          Block
        </Button>
      }
      title={`Block ${contact.name}?`}
      description="What they write no longer reaches the inbox. You can undo this at any time."
      confirm="Block"
      danger
      onConfirm={() => setBlocked(true)}
    />
  )
}
