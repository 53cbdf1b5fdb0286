import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
import { membersQuery } from '#lib/queries/members.query.ts'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { InvitationsSection } from './invitations-section.tsx'
import { type Invited, InviteDialog } from './invite-dialog.tsx'
import { InvitedDialog } from './invited-dialog.tsx'
import { MemberRow } from './member-row.tsx'

export function PeoplePage() {
  const { workspace, can } = useSession()
  const query = useQuery(membersQuery(workspace.id))
  const [invited, setInvited] = useState<Invited | null>(null)
  const mayWrite = can('member:write')
  return (
    <SettingsPage
      title="People"
      description="Who works here, what they may do and which conversations they see."
      actions={mayWrite ? <InviteDialog onInvited={setInvited} /> : undefined}
      needs="member:read"
    >
      <Loaded query={query} what="the people">
        {(members) => (
          <Rows label="People">
            {members
              .toSorted((a, b) => Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null))
              .map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
          </Rows>
        )}
      </Loaded>
      {mayWrite ? <InvitationsSection /> : null}
      <InvitedDialog invited={invited} onClose={() => setInvited(null)} />
    </SettingsPage>
  )
}
