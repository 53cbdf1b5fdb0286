import type { EscalationTarget } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { schedulesQuery } from './escalations.query.ts'

/** Targets as one value of a select. */
export const targetValue = (target: EscalationTarget) =>
  target.kind === 'supervisors' ? 'supervisors' : `${target.kind}:${target.id}`

export function targetOf(value: string): EscalationTarget {
  const [kind = '', id = ''] = value.split(':')
  if (kind === 'member' || kind === 'team' || kind === 'schedule') return { kind, id }
  return { kind: 'supervisors' }
}

/** Everybody who can be told, as options of a select: whoever is on call first. */
export function useTargets() {
  const { workspace } = useSession()
  const { members, teams } = useDirectory()
  const schedules = useQuery(schedulesQuery(workspace.id)).data ?? []
  const options = [
    ...schedules.map(({ id, name }) => ({
      value: `schedule:${id}`,
      label: name,
      hint: 'Whoever is on call',
    })),
    ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: name, hint: 'Everybody in the team' })),
    ...members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
    { value: 'supervisors', label: 'All supervisors and admins' },
  ]
  const nameOf = (target: EscalationTarget) =>
    options.find(({ value }) => value === targetValue(target))?.label ?? 'Somebody who is gone'
  return { options, nameOf }
}
