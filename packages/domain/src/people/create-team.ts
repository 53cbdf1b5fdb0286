import type { Team } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export async function createTeam(
  ctx: Context,
  input: { name: string; memberIds: readonly string[] },
): Promise<Team> {
  permit(ctx, 'team:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ people, events }) => {
    const id = ctx.ids.next()
    await people.insertTeam({ id, name: input.name })
    const moved = await people.setTeamMembers(id, input.memberIds)
    const team = await people.findTeam(id)
    if (team === null) throw notFound('team')
    await events.append([
      changeEvent(ctx, 'team.updated', team),
      ...moved.map((member) => changeEvent(ctx, 'member.updated', member)),
    ])
    return team
  })
}
