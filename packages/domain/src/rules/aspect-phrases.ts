import type { AspectPhrases, SentimentLabel } from '@hubbub/contracts'
import type { MatchedText } from '../ports/analytics.ts'
import { isJudgement } from './is-judgement.ts'
import { logLikelihood, withoutParts } from './rising-terms.ts'
import { type IsCommon, termsOf } from './text-terms.ts'

type Mood = Exclude<SentimentLabel, 'unsure'>
type Counts = Record<Mood, number>

/** Texts that must hold a phrase: of fewer a share says nothing. */
const LEAST_TEXTS = 5
const MOST = 40

const none = (): Counts => ({ negative: 0, neutral: 0, positive: 0 })
const sumOf = ({ negative, neutral, positive }: Counts) => negative + neutral + positive

/** How phrases that name something are spoken of, those first of which it is surest that they are spoken of otherwise than all else. */
export function aspectPhrases(
  texts: readonly Omit<MatchedText, 'negative'>[],
  isCommon: IsCommon,
): Pick<AspectPhrases, 'all' | 'items'> & { read: number } {
  const all = none()
  const phrases = new Map<string, Counts>()
  const seen = new Map(texts.map((text) => [text.text, text]))
  for (const text of seen.values()) {
    if (text.label !== null && text.label !== 'unsure') all[text.label]++
    for (const [phrase, mood] of moodsOf(text, isCommon)) {
      const counts = phrases.get(phrase) ?? none()
      counts[mood]++
      phrases.set(phrase, counts)
    }
  }
  const counted = [...phrases]
    .map(([term, counts]) => ({ term, texts: sumOf(counts), counts }))
    .filter(({ texts: held }) => held >= LEAST_TEXTS)
  const items = withoutParts(counted).map(({ term, texts: held, counts }) => ({
    phrase: term,
    texts: held,
    ...counts,
    score: Math.round(10 * surenessOf(counts, all)) / 10,
  }))
  return { all, read: seen.size, items: rank(items) }
}

type Item = AspectPhrases['items'][number]

function rank(items: readonly Item[]): Item[] {
  const order = (a: Item, b: Item) => b.score - a.score || b.texts - a.texts || (a.phrase < b.phrase ? -1 : 1)
  const telling = items.toSorted(order).slice(0, MOST)
  const used = items.toSorted((a, b) => b.texts - a.texts || order(a, b)).slice(0, MOST)
  return [...new Set([...telling, ...used])]
}

/** Whether its negative share is another than that of all texts. */
function surenessOf(counts: Counts, all: Counts): number {
  const [own, whole] = [sumOf(counts), sumOf(all)]
  if (own >= whole) return 0
  const others = { now: own, before: whole - own }
  return logLikelihood({ now: counts.negative, before: Math.max(0, all.negative - counts.negative) }, others)
}

/** By the sentence in which a phrase stands; in sentences that sound otherwise it is spoken of both ways, which is neutral. */
function moodsOf(text: Omit<MatchedText, 'negative'>, isCommon: IsCommon): Map<string, Mood> {
  const found = new Map<string, Mood>()
  for (const { words, label } of sentencesOf(text)) {
    if (label === null || label === 'unsure') continue
    for (const phrase of termsOf(words, text.language, isCommon)) {
      if (onlyJudges(phrase, text.language, isCommon)) continue
      const before = found.get(phrase)
      found.set(phrase, before === undefined || before === 'neutral' ? label : both(before, label))
    }
  }
  return found
}

/** "Useless", "so loud" and "not happy at all" are what is said of things, and name none. */
const onlyJudges = (phrase: string, language: string | null, isCommon: IsCommon) =>
  phrase.split(' ').every((word) => isJudgement(word, language) || isCommon(word, language))

const both = (one: Mood, other: Mood): Mood => (other === 'neutral' || one === other ? one : 'neutral')

function sentencesOf({ text, label, parts }: Omit<MatchedText, 'negative'>) {
  if (parts === null || parts.length < 2) return [{ words: text, label }]
  return parts.map((part) => ({ words: text.slice(part.start, part.end), label: part.label }))
}
