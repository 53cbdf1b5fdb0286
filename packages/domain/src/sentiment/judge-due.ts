import type { WorkContext } from '../intake/work-context.ts'
import { systemActor } from '../rules/route-events.ts'
import { judgeBy, type Rescore } from './judge-by.ts'

/** Messages that are judged in one transaction. */
const AT_ONCE = 200

/**
 * Judges messages anew of which it has changed which rules they fall under: a monitor matched them, or matches them no
 * longer. What changes meanwhile makes them due once more; run twice, the second changes nothing.
 * @returns how many were looked at; null where nothing is left.
 */
export async function judgeDue(ctx: WorkContext, rescore: Rescore): Promise<number | null> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { sentiment } = repositories
    const rules = await sentiment.holdRules()
    const due = await sentiment.due(AT_ONCE)
    if (due.length === 0) return null
    const ids = [...new Set(due.map(({ messageId }) => messageId))]
    const messages = await sentiment.lock(ids, null)
    await judgeBy(repositories, { messages, rules, rescore, by: { actor: systemActor, trace: ctx.trace } })
    await sentiment.dropDue(due.map(({ seq }) => seq))
    return due.length
  })
}
