import type { Member } from '@hubbub/contracts'
import { updateMember } from '@hubbub/contracts/http'
import type { ReactNode } from 'react'
import { FormDialog } from '#components/form-dialog.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { AccessFields } from './access-fields.tsx'

export function MemberDialog({ member, trigger }: { member: Member; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { change } = useChange(['members', workspace.id], ['teams', workspace.id], ['me'])
  return (
    <FormDialog
      trigger={trigger}
      title={member.name}
      description={member.email}
      submit="Save"
      schema={bodyOf(updateMember)}
      read={({ text, all }) => ({
        role: text('role'),
        visibility: text('visibility'),
        teamIds: all('teamIds'),
      })}
      onSubmit={(values) =>
        change(() => api.workspace(workspace.id).members.update(member.id, values, member.version), 'Saved')
      }
    >
      <AccessFields access={{ ...member, teamIds: member.teams.map(({ id }) => id) }} />
    </FormDialog>
  )
}
