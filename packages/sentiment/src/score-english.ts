import type { Sentiment, SentimentLabel, SentimentTerm } from '@hubbub/contracts'
import Afinn from 'sentiment'
import { type Token, tokenise } from './tokenise.ts'

const scorer = 'afinn-165/1'
/** Nobody writes more to be understood, and nobody can make us read more. */
export const lengthRead = 10_000

const negativeFrom = -1
const positiveFrom = 2
/** The least a labelled text scores, and more than a neutral one can: label and score never contradict each other. */
const clear = 0.2
/** Half of all labelled tweets have a mean word weight of 0.15 or more: with this they spread evenly to 1. */
const softness = 0.25

const afinn = new Afinn()

/** How an English text sounds by the words in it. A text in another language, or in none we can tell and without a known word, is `unsure`. */
export function scoreEnglish(text: string, language: string | null): Sentiment {
  if (language !== null && language !== 'en') return unsure
  const tokens = tokenise(text.slice(0, lengthRead))
  // @NOTE The package cuts at single spaces again, so its tokens are ours, one for one.
  const result = afinn.analyze(tokens.map(({ word }) => word).join(' '))
  const terms = locate(text, tokens, result.calculation)
  if (terms.length === 0 && (language === null || tokens.length === 0)) return unsure
  const label = labelOf(result.score)
  return {
    label,
    score: normalise(result.comparative, label),
    confidence: confidenceOf(result.score, { label, known: terms.length > 0, language }),
    terms,
    scorer,
  }
}

const unsure: Sentiment = { label: 'unsure', score: 0, confidence: 0, terms: [], scorer }

type Calculation = readonly Readonly<Record<string, number>>[]

/** The package names the words that counted from the last to the first, each time they occur; they are found again in that order. */
function locate(text: string, tokens: readonly Token[], calculation: Calculation): SentimentTerm[] {
  const terms: SentimentTerm[] = []
  let next = 0
  for (let index = tokens.length - 1; index >= 0 && next < calculation.length; index -= 1) {
    const token = tokens[index]
    const weight = token === undefined ? undefined : calculation[next]?.[token.word]
    if (token === undefined || weight === undefined) continue
    next += 1
    const start = isNegated(token.word, weight) ? (tokens[index - 1] ?? token).start : token.start
    terms.push({ start, end: token.end, text: text.slice(start, token.end), weight })
  }
  return terms.toReversed()
}

const plainWeights = new Map<string, number>()

/** A negation turns the weight of the word after it around; the reader should see both words. */
function isNegated(word: string, weight: number): boolean {
  const plain = plainWeights.get(word) ?? afinn.analyze(word).score
  plainWeights.set(word, plain)
  return plain !== weight
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
