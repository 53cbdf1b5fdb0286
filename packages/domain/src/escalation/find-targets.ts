import type { EscalationTarget, Member } from '@hubbub/contracts'
import type { Repositories } from '../ports/store.ts'
import { whoIsOnCall } from './on-call.ts'

/** Who stands behind these at this moment, each once; people who have left are not told. */
export async function findTargets(
  repositories: Pick<Repositories, 'people' | 'onCall'>,
  targets: readonly EscalationTarget[],
  at: Date,
): Promise<Member[]> {
  const members = (await repositories.people.listMembers()).filter(
    ({ deactivatedAt }) => deactivatedAt === null,
  )
  const found = new Set<Member>()
  for (const target of targets)
    for (const member of await membersOf(repositories, members, target, at)) found.add(member)
  return [...found]
}

async function membersOf(
  { onCall }: Pick<Repositories, 'onCall'>,
  members: readonly Member[],
  target: EscalationTarget,
  at: Date,
): Promise<Member[]> {
  switch (target.kind) {
    case 'member':
      return members.filter(({ id }) => id === target.id)
    case 'team':
      return members.filter(({ teams }) => teams.some(({ id }) => id === target.id))
    case 'supervisors':
      return members.filter(({ role }) => role === 'supervisor' || role === 'admin')
    case 'schedule': {
      const schedule = await onCall.findSchedule(target.id)
      if (schedule === null) return []
      const overrides = await onCall.overrides(target.id, { from: at, to: new Date(at.getTime() + 1) })
      const { memberId } = whoIsOnCall({ ...schedule, overrides }, at)
      return members.filter(({ id }) => id === memberId)
    }
  }
}
