import { systemActor } from '../rules/route-events.ts'
import { settleMarks } from '../sentiment/correct-marks.ts'
import { judgeAnew } from '../sentiment/judge-anew.ts'
import type { WorkContext } from './work-context.ts'

/** What was edited on its network counts by its new words, and so does its conversation. */
export async function judgeEdited(ctx: WorkContext, messageIds: readonly string[]): Promise<void> {
  const { workspaceId, trace } = ctx
  await ctx.store.transaction(workspaceId, async ({ sentiment, marks, events }) => {
    const edited = await sentiment.edited(messageIds)
    if (edited.length === 0) return
    const by = { actor: systemActor, trace }
    const messages = await sentiment.lock(
      edited.map(({ id }) => id),
      null,
    )
    // Whoever was waited for may have done so.
    const now = await sentiment.edited(messages.map(({ id }) => id))
    const stale = new Set(now.flatMap(({ id, isStale }) => (isStale ? [id] : [])))
    const judged = messages
      .filter(({ id }) => stale.has(id))
      .map((message) => ({ message, verdict: message.verdict }))
    await judgeAnew({ sentiment, events }, judged, by)
    const told = await settleMarks(
      marks,
      messages.flatMap(({ conversationId }) => conversationId ?? []),
      by,
    )
    if (told.length > 0) await events.append(told)
  })
}
