import type { Member, Team } from '@hubbub/contracts'
import { createTeam } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { CheckboxGroup } from '#components/checkbox-group.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { membersQuery } from '#lib/queries/members.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { roleWords } from '#lib/words.ts'

/** Makes a team, or changes the one it is given. */
export function TeamDialog({ team, trigger }: { team?: Team; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { teams } = api.workspace(workspace.id)
  const members = useQuery(membersQuery(workspace.id)).data ?? []
  const { change } = useChange(['teams', workspace.id], ['members', workspace.id])
  return (
    <FormDialog
      trigger={trigger}
      title={team ? `Change ${team.name}` : 'New team'}
      submit="Save"
      schema={bodyOf(createTeam)}
      read={({ text, all }) => ({ name: text('name'), memberIds: all('memberIds') })}
      onSubmit={(values) =>
        change(() => (team ? teams.update(team.id, values, team.version) : teams.create(values)), 'Saved')
      }
    >
      <Field name="name" label="Name">
        <Input defaultValue={team?.name} autoFocus />
      </Field>
      <CheckboxGroup
        name="memberIds"
        legend="Members"
        options={members
          .filter((member) => isEligible(member, team))
          .map(({ id, name, role }) => ({
            value: id,
            label: name,
            hint: roleWords[role],
          }))}
        defaultValues={team?.memberIds ?? []}
      />
    </FormDialog>
  )
}

const isEligible = (member: Member, team: Team | undefined) =>
  member.deactivatedAt === null || (team?.memberIds.includes(member.id) ?? false)
