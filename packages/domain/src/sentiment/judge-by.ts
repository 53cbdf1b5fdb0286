import type { EventActor } from '@hubbub/contracts'
import type { JudgedMessage } from '../ports/sentiment.ts'
import type { Repositories } from '../ports/store.ts'
import {
  asCorrected,
  asksMonitors,
  asRuled,
  asScored,
  type PhraseRule,
  scoredOf,
  type Ruling,
  ruleOf,
  type Scored,
  type Verdict,
} from '../rules/judge-sentiment.ts'
import { judgeAnew } from './judge-anew.ts'

/** Says again what texts sound like, those of one language at a time or not. One result for each, in their order. */
export type Rescore = (
  texts: readonly { id: string; text: string; language: string | null; isMail: boolean }[],
) => Promise<Scored[]>

interface JudgeBy {
  messages: readonly JudgedMessage[]
  rules: readonly PhraseRule[]
  rescore: Rescore
  /** What the scorer says now; without it, what it had said. */
  scored?: ReadonlyMap<string, Scored>
  by: { actor: EventActor; trace: string | null }
}

/** Lets locked messages count by the rules as they stand. @returns the texts of which words are left out, without them. */
export async function judgeBy(
  repositories: Repositories,
  { messages, rules, rescore, scored: saidNow, by }: JudgeBy,
): Promise<Map<string, string>> {
  const matched = asksMonitors(rules)
    ? await repositories.sentiment.matchedBy(messages.map(({ id }) => id))
    : new Map<string, string[]>()
  const ruled = messages.map((message) => ({
    message,
    ruling: ruleOf(rules, { ...message, monitorIds: matched.get(message.id) ?? [] }),
  }))
  const rescored = await rescoreRest(rescore, ruled)
  const judged = ruled.flatMap(({ message, ruling }) => {
    const { correction } = message
    const now = correction?.before ?? message.verdict
    const scored: Scored = saidNow?.get(message.id) ?? now.scored ?? now
    const verdict =
      ruling === null
        ? asScored(scoredOf(scored))
        : asRuled(ruling.rule, scoredOf(scored), rescored.get(message.id) ?? null)
    return same(verdict, now) ? [] : [{ message, verdict }]
  })
  for (const { message, verdict } of judged)
    if (message.correction !== null) await repositories.sentiment.changeBefore(message.id, verdict)
  await judgeAnew(
    repositories,
    judged.flatMap(({ message, verdict }) => {
      if (message.correction === null) return [{ message, verdict }]
      // What a person said stays.
      const scored = saidNow?.get(message.id)
      if (scored === undefined) return []
      return [{ message, verdict: asCorrected(message.correction.label, scored) }]
    }),
    by,
  )
  return new Map(
    ruled.flatMap(({ message, ruling }) => (ruling?.text == null ? [] : [[message.id, ruling.text]])),
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
  a.by === b.by && a.ruleId === b.ruleId && counts(a, b) && counts(a.scored ?? a, b.scored ?? b)

const counts = (a: Scored, b: Scored): boolean =>
  a.label === b.label && Math.fround(a.score) === Math.fround(b.score)
