import type { EventActor } from '@hubbub/contracts'
import type { Repositories } from '../ports/store.ts'
import type { JudgedMessage, KeptRule } from '../ports/sentiment.ts'
import { changeEvent } from '../rules/change-event.ts'
import {
  asRuled,
  asScored,
  scoredOf,
  type Ruling,
  ruleOf,
  type Scored,
  type Verdict,
} from '../rules/judge-sentiment.ts'
import type { WorkContext } from '../intake/work-context.ts'
import { systemActor } from '../rules/route-events.ts'
import { judgeAnew } from './judge-anew.ts'

/** Says again what texts sound like, those of one language at a time or not. One result for each, in their order. */
export type Rescore = (
  texts: readonly { id: string; text: string; language: string | null; isMail: boolean }[],
) => Promise<Scored[]>

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
    const ids = await reachedBy(repositories, rule)
    const messages = await sentiment.lock(ids, null)
    await judgeBy(repositories, { messages, rules, rescore, by: { actor: systemActor, trace: ctx.trace } })
    const told = { caller: { actor: systemActor }, trace: ctx.trace }
    if (ids.length === AT_ONCE) {
      await sentiment.moveRule(ruleId, { state: rule.state, reached: ids.at(-1) ?? null })
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

async function reachedBy({ sentiment }: Repositories, rule: KeptRule): Promise<string[]> {
  if (rule.state === 'removing') return await sentiment.decidedBy(rule.id, AT_ONCE)
  const { brandId, reached } = rule
  return await sentiment.holding(rule.phrase, { before: reached, brandId, limit: AT_ONCE })
}

interface JudgeBy {
  messages: readonly JudgedMessage[]
  rules: Awaited<ReturnType<Repositories['sentiment']['holdRules']>>
  rescore: Rescore
  by: { actor: EventActor; trace: string | null }
}

async function judgeBy(repositories: Repositories, { messages, rules, rescore, by }: JudgeBy): Promise<void> {
  const ruled = messages.map((message) => ({ message, ruling: ruleOf(rules, message) }))
  const rescored = await rescoreRest(rescore, ruled)
  const judged = ruled.flatMap(({ message, ruling }) => {
    const { correction } = message
    const now = correction?.before ?? message.verdict
    const scored: Scored = now.scored ?? now
    const verdict =
      ruling === null
        ? asScored(scoredOf(scored))
        : asRuled(ruling.rule, scoredOf(scored), rescored.get(message.id) ?? null)
    return same(verdict, now) ? [] : [{ message, verdict }]
  })
  for (const { message, verdict } of judged)
    if (message.correction !== null) await repositories.sentiment.changeBefore(message.id, verdict)
  // What a person said stays.
  await judgeAnew(
    repositories,
    judged.filter(({ message }) => message.correction === null),
    by,
  )
}

async function rescoreRest(
  rescore: Rescore,
  ruled: readonly { message: JudgedMessage; ruling: Ruling | null }[],
): Promise<Map<string, Scored>> {
  const rest = ruled.flatMap(({ message: { id, language, isMail }, ruling }) =>
    ruling?.text == null ? [] : [{ id, text: ruling.text, language, isMail }],
  )
  const scores = rest.length === 0 ? [] : await rescore(rest)
  return new Map(
    scores.flatMap((scored, index) => (rest[index] === undefined ? [] : [[rest[index].id, scored]])),
  )
}

const same = (a: Verdict, b: Verdict): boolean =>
  a.by === b.by &&
  a.ruleId === b.ruleId &&
  a.label === b.label &&
  Math.fround(a.score) === Math.fround(b.score)
