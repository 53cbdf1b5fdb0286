import type { Team } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export interface UpdateTeam {
  id: string
  change: { name?: string | undefined; memberIds?: readonly string[] | undefined }
  expectedVersion: number | null
}

/** Who joins or leaves a team sees other conversations from then on, so the change is theirs too. */
export async function updateTeam(ctx: Context, { id, change, expectedVersion }: UpdateTeam): Promise<Team> {
  permit(ctx, 'team:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ people, events }) => {
    const current = await people.lockTeam(id)
    if (current === null) throw notFound('team')
    expectVersion('team', expectedVersion, current.version)
    await people.updateTeam(id, change.name === undefined ? {} : { name: change.name })
    const moved = change.memberIds === undefined ? [] : await people.setTeamMembers(id, change.memberIds)
    const team = await people.findTeam(id)
    if (team === null) throw notFound('team')
    await events.append([
      changeEvent(ctx, 'team.updated', team),
      ...moved.map((member) => changeEvent(ctx, 'member.updated', member)),
    ])
    return team
  })
}
