import { type Member, rolePermissions } from '@hubbub/contracts'
import { useDirectory } from '#lib/use-directory.ts'

/** Who can be given an incident, or something to do in it: those who may see it; and who has it already. */
export function useIncidentPeople(holder: Pick<Member, 'id' | 'name'> | null = null) {
  const { members } = useDirectory()
  const people: Pick<Member, 'id' | 'name'>[] = members.filter(({ role }) =>
    rolePermissions[role].includes('incident:read'),
  )
  return holder === null || people.some(({ id }) => id === holder.id) ? people : [...people, holder]
}
