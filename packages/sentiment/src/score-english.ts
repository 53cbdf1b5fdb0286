import type { Sentiment, SentimentLabel, SentimentTerm } from '@hubbub/contracts'
import { type Token, tokenise } from './tokenise.ts'
import { negations, weights } from './word-list.ts'

/** The word list and the version of how it is read. */
export const AFINN = 'afinn-165/1'
/** Nobody writes more to be understood, and nobody can make us read more. */
export const lengthRead = 10_000

const negativeFrom = -1
const positiveFrom = 2
/** The least a labelled text scores, and more than a neutral one can: label and score never contradict each other. */
const clear = 0.2
/** Half of all labelled tweets have a mean word weight of 0.15 or more: with this they spread evenly to 1. */
const softness = 0.25

/** How an English text sounds by the words in it. A text in another language, or in none we can tell and without a known word, is `unsure`. */
export function scoreEnglish(text: string, language: string | null): Sentiment {
  if (language !== null && language !== 'en') return unsure
  const tokens = tokenise(text.slice(0, lengthRead))
  const terms = weigh(text, tokens)
  if (terms.length === 0 && (language === null || tokens.length === 0)) return unsure
  const score = terms.reduce((sum, { weight }) => sum + weight, 0)
  const label = labelOf(score)
  return {
    label,
    score: normalise(score / tokens.length, label),
    confidence: confidenceOf(score, { label, known: terms.length > 0, language }),
    terms,
    scorer: AFINN,
  }
}

const unsure: Sentiment = { label: 'unsure', score: 0, confidence: 0, terms: [], scorer: AFINN }

/** The words that count. A negation before one turns its weight around, and the reader should see both. */
function weigh(text: string, tokens: readonly Token[]): SentimentTerm[] {
  const terms: SentimentTerm[] = []
  let before: Token | undefined
  for (const token of tokens) {
    const weight = weights.get(token.word)
    if (weight !== undefined) {
      const negation = before !== undefined && negations.has(before.word) ? before : null
      const { start } = negation ?? token
      const { end } = token
      terms.push({ start, end, text: text.slice(start, end), weight: negation === null ? weight : -weight })
    }
    before = token
  }
  return terms
}

function labelOf(score: number): SentimentLabel {
  if (score <= negativeFrom) return 'negative'
  return score >= positiveFrom ? 'positive' : 'neutral'
}

function normalise(comparative: number, label: SentimentLabel): number {
  const size = Math.abs(comparative) / Math.hypot(comparative, softness)
  const within = label === 'neutral' ? clear * size : clear + (1 - clear) * size
  return Math.sign(comparative) * within
}

/** How often the label was right on tweets (SemEval 2013-2016 and its topics), by how far the score goes: 1, 2, ... 7 and more. */
const measured = {
  negative: [0.35, 0.5, 0.6, 0.66, 0.72, 0.8, 0.8],
  positive: [0.47, 0.47, 0.65, 0.66, 0.73, 0.79, 0.85],
  neutral: { noKnownWord: 0.66, some: 0.45 },
} as const
const unknownLanguage = 0.6

interface Basis {
  label: SentimentLabel
  known: boolean
  language: string | null
}

function confidenceOf(score: number, { label, known, language }: Basis): number {
  const doubt = language === null ? unknownLanguage : 1
  if (label === 'negative' || label === 'positive') {
    const steps = measured[label]
    return doubt * (steps[Math.min(Math.abs(score), steps.length) - 1] ?? 0)
  }
  return doubt * (known ? measured.neutral.some : measured.neutral.noKnownWord)
}
