import type { WorkContext } from '../intake/work-context.ts'
import type { KeptRule } from '../ports/sentiment.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { systemActor } from '../rules/route-events.ts'
import { judgeBy, type Rescore } from './judge-by.ts'

/** Messages that are judged in one transaction. */
const AT_ONCE = 200

/**
 * Judges a stretch of what is stored by a rule that was made or removed. Killed in the middle, it goes on where it stood;
 * run twice, the second changes nothing. @returns how many messages were looked at; null where nothing is left.
 */
export async function applyRule(ctx: WorkContext, rescore: Rescore, ruleId: string): Promise<number | null> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { sentiment, events } = repositories
    const rules = await sentiment.holdRules()
    const rule = await sentiment.lockRule(ruleId)
    if (rule === null || rule.state === 'applied') return null
    const { ids, reached } = await reachedBy(repositories, rule)
    const messages = await sentiment.lock(ids, null)
    await judgeBy(repositories, { messages, rules, rescore, by: { actor: systemActor, trace: ctx.trace } })
    const told = { caller: { actor: systemActor }, trace: ctx.trace }
    if (reached !== null) {
      await sentiment.moveRule(ruleId, { state: rule.state, reached })
      return ids.length
    }
    const version =
      rule.state === 'applying'
        ? await sentiment.moveRule(ruleId, { state: 'applied', reached: null })
        : rule.version + 1
    if (rule.state === 'removing') await sentiment.deleteRule(ruleId)
    await events.append([
      changeEvent(
        told,
        'sentiment-rule.updated',
        { id: ruleId, version },
        rule.state === 'removing' ? { deleted: true } : {},
      ),
    ])
    return ids.length
  })
}

/** What is next, and how far that goes; null where nothing is left. */
async function reachedBy(
  { sentiment }: Repositories,
  rule: KeptRule,
): Promise<{ ids: string[]; reached: string | null }> {
  const isGoing = rule.state === 'removing'
  const decided = isGoing ? await sentiment.decidedBy(rule.id, AT_ONCE) : []
  // What leaves words out does so beside another rule, too, that decides.
  const holding =
    isGoing && rule.effect !== 'ignore'
      ? []
      : await sentiment.holding(rule.phrase, { ...placeOf(rule), before: rule.reached, limit: AT_ONCE })
  const ids = [...new Set([...decided, ...holding])]
  const isLast = decided.length < AT_ONCE && holding.length < AT_ONCE
  return { ids, reached: isLast ? null : (holding.at(-1) ?? rule.reached ?? ids.at(-1) ?? null) }
}

const placeOf = ({ brandId, monitorId }: KeptRule) => ({ brandId, monitorId })
