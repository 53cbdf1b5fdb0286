import type { NewEvent } from '@hubbub/contracts'
import { blendMood } from '../rules/conversation-sentiment.ts'
import { settleMarks } from '../sentiment/correct-marks.ts'
import { systemActor } from '../rules/route-events.ts'
import type { WorkContext } from './work-context.ts'

/** Logs stand in their conversation already; once they are scored, it feels what the customer said. */
export async function settleLogs(
  ctx: WorkContext,
  input: { channelId: string; messageIds: readonly string[] },
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async ({ routing, marks, events }) => {
    await routing.lockChannel(input.channelId)
    const logs = await routing.logsToSettle(input.messageIds)
    const ids = [...new Set(logs.map(({ conversationId }) => conversationId))]
    const { conversations } = await routing.threads(input.channelId, { refs: [], conversationIds: ids })
    const told: NewEvent[] = []
    for (const log of logs) {
      const conversation = conversations.find(({ id }) => id === log.conversationId)
      if (conversation === undefined) continue
      const counts = log.isFirst && log.direction === 'in'
      if (counts) conversation.sentiment = blendMood(conversation.sentiment, log.sentiment)
      const { assigneeId, teamId } = conversation
      const about = { conversationId: conversation.id, actor: systemActor, trace: log.trace }
      const data = { audience: { assigneeId, teamId } }
      const versions = await routing.settleLog(log, counts ? conversation.sentiment : null, ctx.clock.now())
      told.push({ type: 'message.updated', subjectId: log.id, version: versions.message, ...about, data })
      if (counts)
        told.push({
          type: 'conversation.updated',
          subjectId: conversation.id,
          version: versions.conversation,
          ...about,
          data,
        })
    }
    if (told.length > 0)
      told.push(...(await settleMarks(marks, ids, { actor: systemActor, trace: ctx.trace })))
    if (told.length > 0) await events.append(told)
  })
}
