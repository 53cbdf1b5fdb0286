import type { Role, Visibility } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { CheckboxGroup } from '#components/checkbox-group.tsx'
import { Field } from '#components/field.tsx'
import { Select } from '#components/select.tsx'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'
import { roleWords, visibilityWords } from '#lib/words.ts'

const roleHints = {
  agent: 'Answers customers',
  'community-manager': 'Also keeps labels and canned responses',
  supervisor: 'Also keeps teams and watches the system',
  admin: 'May do everything',
} satisfies Record<Role, string>

const roleOptions = (Object.keys(roleWords) as Role[]).map((value) => ({
  value,
  label: roleWords[value],
  hint: roleHints[value],
}))
const visibilityOptions = (Object.keys(visibilityWords) as Visibility[]).map((value) => ({
  value,
  label: visibilityWords[value],
}))

export interface Access {
  role: Role
  visibility: Visibility
  teamIds: readonly string[]
}

/** What somebody may do and see; the same for an invitation and for a member. */
export function AccessFields({ access }: { access: Access }) {
  const { role, visibility, teamIds } = access
  const { workspace } = useSession()
  const teams = useQuery(teamsQuery(workspace.id)).data ?? []
  return (
    <>
      <Field name="role" label="Role">
        <Select options={roleOptions} defaultValue={role} />
      </Field>
      <Field name="visibility" label="Conversations they see">
        <Select options={visibilityOptions} defaultValue={visibility} />
      </Field>
      <CheckboxGroup
        name="teamIds"
        legend="Teams"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={teamIds}
        empty="There are no teams yet."
      />
    </>
  )
}
