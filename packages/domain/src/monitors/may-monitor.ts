import { AppError, type MonitorSharing } from '@hubbub/contracts'
import type { Caller } from '../context.ts'
import type { Repositories } from '../ports/store.ts'

interface Shared {
  ownerId: string | null
  sharing: MonitorSharing
  teamId: string | null
}

/** Whether someone sees a monitor; whoever sees it and may write monitors changes it. */
export function seesMonitor({ memberId, teamIds }: Caller, { ownerId, sharing, teamId }: Shared): boolean {
  if (sharing === 'workspace' || (memberId !== null && ownerId === memberId)) return true
  return sharing === 'team' && teamId !== null && teamIds.includes(teamId)
}

/** Nobody takes a monitor from those who see it but whose it is. */
export function expectOwn({ memberId }: Caller, { ownerId }: Pick<Shared, 'ownerId'>): void {
  if (memberId !== null && memberId === ownerId) return
  throw new AppError({
    code: 'monitor.not_yours',
    kind: 'invalid',
    message: 'Only whose monitor it is can keep it to themselves',
  })
}

/** Holds sharing to a team that is there, and what is private to somebody whose it is. @returns the team, where it counts. */
export async function checkMonitorSharing(
  { conversations }: Pick<Repositories, 'conversations'>,
  { ownerId, sharing, teamId }: Shared,
): Promise<string | null> {
  if (sharing === 'private' && ownerId === null)
    throw new AppError({
      code: 'monitor.needs_person',
      kind: 'invalid',
      message: 'A monitor of nobody cannot be private',
    })
  if (sharing !== 'team') return null
  const { teams } = await conversations.names({ teams: teamId === null ? [] : [teamId] })
  if (teamId !== null && teams.has(teamId)) return teamId
  throw new AppError({
    code: 'monitor.needs_team',
    kind: 'invalid',
    message: 'Sharing with a team needs a team that exists',
  })
}

export async function expectBrand(
  { settings }: Pick<Repositories, 'settings'>,
  brandId: string | null,
): Promise<void> {
  if (brandId === null || (await settings.lockBrand(brandId)) !== null) return
  throw new AppError({ code: 'brand.not_found', kind: 'invalid', message: 'There is no brand with this id' })
}
