import { scoreEnglish } from './score-english.ts'
import type { Scorer } from './scorer.ts'

/** The scorer by the word list AFINN-165 and its emoji: fast, explainable, English only. */
export function createAfinnScorer(): Scorer {
  return {
    score: async (texts) => texts.map(({ id, text, language }) => ({ id, ...scoreEnglish(text, language) })),
  }
}
