import { createAfinnScorer, createLearnedScorer, type Scorer } from '@hubbub/sentiment'
import { SentimentIntensityAnalyzer } from 'vader-sentiment'
import type { Guess } from './measure.ts'
import { labels } from './read-sets.ts'

export type Guesser = (set: { language: string; rows: readonly { text: string }[] }) => Promise<Guess[]>

export const scorers = {
  learned: guessWith(createLearnedScorer({ explain: false }), (language) => language),
  // Lists of English words, asked of every language: that is what a tool that starts with one does.
  sentiment: guessWith(createAfinnScorer(), () => 'en'),
  vader: async ({ rows }) => rows.map(({ text }) => guessByVader(text)),
} satisfies Record<string, Guesser>

export const explaining: Guesser = guessWith(createLearnedScorer(), (language) => language)

function guessWith(scorer: Scorer, languageOf: (language: string) => string): Guesser {
  return async ({ rows, language }) => {
    const texts = rows.map(({ text }, at) => ({ id: String(at), text, language: languageOf(language) }))
    const scored = await scorer.score(texts)
    return scored.map(({ label, confidence, score }) => ({
      label: label === 'unsure' ? -1 : labels.indexOf(label),
      confidence,
      score,
    }))
  }
}

/** The bounds that its authors name. */
const VADER_CLEAR = 0.05

function guessByVader(text: string): Guess {
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(text)
  const size = Math.abs(compound)
  // It does not say how sure it is: the distance from zero is the nearest to it.
  if (size < VADER_CLEAR) return { label: labels.indexOf('neutral'), confidence: 1 - size, score: compound }
  return { label: labels.indexOf(compound < 0 ? 'negative' : 'positive'), confidence: size, score: compound }
}
