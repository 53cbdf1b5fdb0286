import type { Activity, NewEvent } from '@hubbub/contracts'
import type { ReopenedConversation } from '../ports/routing.ts'
import { systemActor } from '../rules/route-events.ts'
import type { WorkContext } from './work-context.ts'

const activity: Activity = { type: 'status', from: 'snoozed', to: 'open', until: null }

/** Opens conversations whose snooze is over. Run twice or at the same time, each opens once. */
export async function reopenSnoozed(ctx: WorkContext, conversationIds: readonly string[]): Promise<number> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ routing, events }) => {
    const now = ctx.clock.now()
    const reopened = await routing.reopenSnoozed(conversationIds, now)
    if (reopened.length === 0) return 0
    const told = reopened.map((conversation) => ({ conversation, lineId: ctx.ids.next() }))
    for (const [channelId, lines] of Map.groupBy(told, ({ conversation }) => conversation.channelId)) {
      await routing.addActivities(
        channelId,
        lines.map(({ conversation, lineId }) => ({
          id: lineId,
          conversationId: conversation.id,
          activity,
          at: now,
          trace: ctx.trace,
        })),
      )
    }
    await events.append(told.flatMap((one) => eventsOf(one, ctx.trace)))
    return reopened.length
  })
}

function eventsOf(
  { conversation, lineId }: { conversation: ReopenedConversation; lineId: string },
  trace: string | null,
): NewEvent[] {
  const audience = { assigneeId: conversation.assigneeId, teamId: conversation.teamId }
  const about = { conversationId: conversation.id, actor: systemActor, trace }
  return [
    {
      type: 'conversation.updated',
      subjectId: conversation.id,
      version: conversation.version,
      ...about,
      data: { audience, changes: [activity] },
    },
    {
      type: 'message.created',
      subjectId: lineId,
      version: 1,
      ...about,
      data: { audience, kind: 'activity' },
    },
  ]
}
