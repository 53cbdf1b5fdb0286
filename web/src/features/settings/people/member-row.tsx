import type { Member } from '@hubbub/contracts'
import { Pencil, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { usePresence } from '#lib/live/live-context.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { availabilityWords, roleWords, visibilityWords } from '#lib/words.ts'
import { MemberDialog } from './member-dialog.tsx'
import { ResetLinkDialog } from './reset-link-dialog.tsx'

export function MemberRow({ member }: { member: Member }) {
  const { member: self, can } = useSession()
  // Who is not connected is offline, whatever they have chosen for when they are.
  const availability = usePresence().get(member.id) ?? 'offline'
  const gone = member.deactivatedAt !== null
  return (
    <Row
      faded={gone}
      icon={
        <Avatar
          name={member.name}
          availability={gone ? undefined : availability}
          className={gone ? 'opacity-50' : ''}
        />
      }
      title={
        <>
          {member.name}
          {member.id === self.id ? <Badge tone="accent">You</Badge> : null}
          {gone ? <Badge>Deactivated</Badge> : null}
        </>
      }
      detail={[
        member.email,
        gone ? null : availabilityWords[availability],
        member.visibility === 'all' ? null : `sees: ${visibilityWords[member.visibility].toLowerCase()}`,
        ...member.teams.map(({ name }) => name),
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={<span className="text-sm text-muted">{roleWords[member.role]}</span>}
      actions={can('member:write') ? <MemberActions member={member} isSelf={member.id === self.id} /> : null}
    />
  )
}

function MemberActions({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const { workspace } = useSession()
  const { act } = useChange(['members', workspace.id], ['teams', workspace.id])
  const setActive = (active: boolean) =>
    act(
      () => api.workspace(workspace.id).members.update(member.id, { active }, member.version),
      active ? `${member.name} is back` : `${member.name} is deactivated`,
    )
  if (member.deactivatedAt !== null) {
    return (
      <IconButton label={`Let ${member.name} in again`} onClick={() => setActive(true)}>
        <UserRoundCheck />
      </IconButton>
    )
  }
  return (
    <>
      <MemberDialog
        member={member}
        trigger={
          <IconButton label={`Change ${member.name}`}>
            <Pencil />
          </IconButton>
        }
      />
      {isSelf ? null : <ResetLinkDialog member={member} />}
      {isSelf ? null : (
        <AlertDialog
          trigger={
            <IconButton label={`Reset the second factor of ${member.name}`}>
              <ShieldOff />
            </IconButton>
          }
          title={`Reset the second factor of ${member.name}?`}
          description="For somebody who has lost it. They are signed out everywhere, and their password alone signs them in until they set up a new one. Make sure that it is really they who ask."
          confirm="Reset"
          danger
          onConfirm={() =>
            act(
              () => api.workspace(workspace.id).members.resetSecondFactor(member.id),
              `${member.name} signs in with the password alone`,
            )
          }
        />
      )}
      {isSelf ? null : (
        <AlertDialog
          trigger={
            <IconButton label={`Deactivate ${member.name}`}>
              <UserRoundX />
            </IconButton>
          }
          title={`Deactivate ${member.name}?`}
          description="They are signed out of this workspace at once and cannot come back in. What they wrote stays, and you can undo this at any time."
          confirm="Deactivate"
          danger
          onConfirm={() => setActive(false)}
        />
      )}
    </>
  )
}
