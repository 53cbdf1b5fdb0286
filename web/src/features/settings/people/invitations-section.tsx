import { useQuery } from '@tanstack/react-query'
import { MailPlus } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { roleWords } from '#lib/words.ts'
import { invitationsQuery } from './invitations.query.ts'

/** Invitations that nobody has taken up yet; nothing where there are none. */
export function InvitationsSection() {
  const { workspace } = useSession()
  const query = useQuery(invitationsQuery(workspace.id))
  const { act } = useChange(['invitations', workspace.id])
  if (query.data?.length === 0) return null
  return (
    <section className="mt-8 space-y-2" aria-label="Open invitations">
      <h2 className="font-semibold">Open invitations</h2>
      <Loaded query={query} what="the invitations">
        {(invitations) => (
          <Rows label="Open invitations">
            {invitations.map((invitation) => (
              <Row
                key={invitation.id}
                icon={<MailPlus aria-hidden className="mx-2 size-4 text-muted" />}
                title={invitation.email}
                detail={
                  <>
                    {invitation.invitedBy ? `by ${invitation.invitedBy.name}, ` : null}
                    <TimeAgo at={invitation.createdAt} /> · ends <TimeAgo at={invitation.expiresAt} />
                  </>
                }
                aside={<span className="text-sm text-muted">{roleWords[invitation.role]}</span>}
                actions={
                  <AlertDialog
                    trigger={
                      <Button
                        size="sm"
                        variant="danger-quiet"
                        aria-label={`Take back the invitation of ${invitation.email}`}
                      >
                        Take back
                      </Button>
                    }
                    title={`Take back the invitation of ${invitation.email}?`}
                    description="Its link stops working."
                    confirm="Take back"
                    danger
                    onConfirm={() =>
                      act(() => api.workspace(workspace.id).members.revokeInvitation(invitation.id))
                    }
                  />
                }
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </section>
  )
}
