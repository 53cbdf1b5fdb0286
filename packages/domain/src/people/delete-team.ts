import type { NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

/** Its conversations stay, without a team, and each says so: whoever looks at one sees it change. */
export async function deleteTeam(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'team:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ people, events }) => {
    await people.takeTeamTurns(id)
    const team = await people.lockTeam(id)
    if (team === null) throw notFound('team')
    const moved = await people.setTeamMembers(id, [])
    const left = await people.deleteTeam(id)
    const gone = changeEvent(ctx, 'team.updated', { id, version: team.version + 1 }, { deleted: true })
    await events.append([
      gone,
      ...moved.map((member) => changeEvent(ctx, 'member.updated', member)),
      ...left.map((conversation) => leftBehind(ctx, conversation, id)),
    ])
  })
}

function leftBehind(
  ctx: Context,
  conversation: { id: string; version: number; assigneeId: string | null },
  formerTeamId: string,
): NewEvent {
  const { assigneeId } = conversation
  const audience = { assigneeId, teamId: null, formerAssigneeId: assigneeId, formerTeamId }
  const event = changeEvent(ctx, 'conversation.updated', conversation, { audience })
  return { ...event, conversationId: conversation.id }
}
