import { AppError } from '@hubbub/contracts'
import type { SavedView } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'

/** Holds sharing to what the caller may, and a team to one that is there. @returns the team, where it counts. */
export async function checkSharing(
  ctx: Context,
  repositories: Repositories,
  { sharing, teamId }: Pick<SavedView, 'sharing' | 'teamId'>,
): Promise<string | null> {
  if (sharing !== 'private') permit(ctx, 'view:share')
  if (sharing !== 'team') return null
  const teams =
    teamId === null ? new Map() : (await repositories.conversations.names({ teams: [teamId] })).teams
  if (teamId !== null && teams.has(teamId)) return teamId
  throw new AppError({
    code: 'view.needs_team',
    kind: 'invalid',
    message: 'Sharing with a team needs a team that exists',
  })
}
