import { judgeEdited } from '../intake/judge-edited.ts'
import type { WorkContext } from '../intake/work-context.ts'
import { systemActor } from '../rules/route-events.ts'
import { judgeBy, type Rescore } from './judge-by.ts'

/** Messages that are judged in one transaction. */
const AT_ONCE = 200

/**
 * Judges messages anew of which it has changed under which rules they fall (a monitor matched them, or matches them no
 * longer), and lets those that were edited count by their new words. What changes meanwhile makes them due once more;
 * run twice, the second changes nothing. @returns how many were looked at; null where nothing is left.
 */
export async function judgeDue(ctx: WorkContext, rescore: Rescore): Promise<number | null> {
  const due = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { sentiment } = repositories
    const rules = await sentiment.holdRules()
    const found = await sentiment.due(AT_ONCE)
    const messages = await sentiment.lock(idsOf(found), null)
    await judgeBy(repositories, { messages, rules, rescore, by: { actor: systemActor, trace: ctx.trace } })
    return found
  })
  if (due.length === 0) return null
  await judgeEdited(ctx, idsOf(due))
  await ctx.store.transaction(
    ctx.workspaceId,
    async ({ sentiment }) => await sentiment.dropDue(due.map(({ seq }) => seq)),
  )
  return due.length
}

const idsOf = (due: readonly { messageId: string }[]) => [...new Set(due.map(({ messageId }) => messageId))]

/** Signals what was edited and is not scored yet: a signal may have been lost. */
export async function signalUnscored(ctx: WorkContext): Promise<void> {
  const { workspaceId } = ctx
  const unscored = await ctx.store.transaction(
    workspaceId,
    async ({ sentiment }) => await sentiment.unscored(AT_ONCE),
  )
  for (const [channelId, messages] of Map.groupBy(unscored, (one) => one.channelId))
    await ctx.signals.messagesCollected({
      workspaceId,
      channelId,
      messageIds: messages.map(({ messageId }) => messageId),
    })
}
