import type { CorrectedLabel, RuleEffect, SentimentLabel, SentimentTerm } from '@hubbub/contracts'
import { findPhrase } from './find-phrase.ts'

/** What a scorer says of a text. */
export interface Scored {
  label: SentimentLabel
  /** -1 to 1. */
  score: number
  /** 0 to 1. */
  confidence: number
  terms: SentimentTerm[]
}

/** What a scorer says, of what says more. */
export const scoredOf = ({ label, score, confidence, terms }: Scored): Scored => ({
  label,
  score,
  confidence,
  terms,
})

/** How a message counts, and who says so. */
export interface Verdict extends Scored {
  by: 'scorer' | 'rule' | 'person'
  ruleId: string | null
  /** Null where it is the scorer who says so. */
  scored: Scored | null
}

export interface PhraseRule {
  id: string
  phrase: string
  effect: RuleEffect
  /** Null: of every brand. */
  brandId: string | null
  /** Null: whatever matched it. */
  monitorId: string | null
}

/** What a label that people chose counts as, where the scorer was of another mind. */
const CLEAR_SCORE = { negative: -0.5, neutral: 0, positive: 0.5 } as const satisfies Record<
  CorrectedLabel,
  number
>

export const asScored = (scored: Scored): Verdict => ({
  ...scored,
  by: 'scorer',
  ruleId: null,
  scored: null,
})

export const asCorrected = (label: CorrectedLabel, scored: Scored): Verdict => ({
  ...decided(label, scored),
  by: 'person',
  ruleId: null,
  scored,
})

/** `rescored`: what the scorer says of the text without the phrases to be ignored. */
export function asRuled(rule: PhraseRule, scored: Scored, rescored: Scored | null): Verdict {
  const counts = rule.effect === 'ignore' ? (rescored ?? scored) : decided(rule.effect, scored)
  return { ...counts, by: 'rule', ruleId: rule.id, scored }
}

function decided(label: CorrectedLabel, scored: Scored): Scored {
  const score = scored.label === label ? scored.score : CLEAR_SCORE[label]
  return { label, score, confidence: 1, terms: scored.terms }
}

export interface Ruling {
  rule: PhraseRule
  /** The text without what is to be ignored; null where the rule says itself how it counts. */
  text: string | null
}

/**
 * Which rule judges a text. A rule of a monitor that matched it comes before one of its brand, that before one of every
 * brand, one that names a label before one that leaves words out, the longer phrase before the shorter.
 */
export function ruleOf(
  rules: readonly PhraseRule[],
  { text, brandId, monitorIds }: { text: string; brandId: string; monitorIds: readonly string[] },
): Ruling | null {
  const found = rules.flatMap((rule) => {
    if (rule.brandId !== null && rule.brandId !== brandId) return []
    if (rule.monitorId !== null && !monitorIds.includes(rule.monitorId)) return []
    const spans = findPhrase(text, rule.phrase)
    return spans.length === 0 ? [] : [{ rule, spans }]
  })
  const [first] = found.toSorted((a, b) => precedence(a.rule, b.rule))
  if (first === undefined) return null
  if (first.rule.effect !== 'ignore') return { rule: first.rule, text: null }
  // All that is to be ignored is, whichever is named for it.
  const spans = found.filter(({ rule }) => rule.effect === 'ignore').flatMap((one) => one.spans)
  return { rule: first.rule, text: blank(text, spans) }
}

/** Whether what monitors matched plays a part. */
export const asksMonitors = (rules: readonly PhraseRule[]): boolean =>
  rules.some(({ monitorId }) => monitorId !== null)

const precedence = (a: PhraseRule, b: PhraseRule): number =>
  Number(a.monitorId === null) - Number(b.monitorId === null) ||
  Number(a.brandId === null) - Number(b.brandId === null) ||
  Number(a.effect === 'ignore') - Number(b.effect === 'ignore') ||
  b.phrase.length - a.phrase.length ||
  a.id.localeCompare(b.id)

/** Spaces of the same length, so that what is found in the rest stands where it stood. */
function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let out = text
  for (const { start, end } of spans) out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end)
  return out
}
