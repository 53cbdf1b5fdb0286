import { rolePermissions } from '@hubbub/contracts'
import { useDirectory } from '#lib/use-directory.ts'

/** Who can be given an incident, or something to do in it: those who may see it. */
export function useIncidentPeople() {
  const { members } = useDirectory()
  return members.filter(({ role }) => rolePermissions[role].includes('incident:read'))
}
