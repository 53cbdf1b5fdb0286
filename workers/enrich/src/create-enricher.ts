import type { Enricher } from '@hubbub/domain'
import {
  detectLanguage,
  findMarks,
  type LearnedScorer,
  type Scorer,
  type TextToScore,
} from '@hubbub/sentiment'
import { ownWords } from './own-words.ts'

/** Texts between two breaths: scoring holds up everything else in the process. */
const BREATH = 50

/**
 * Tells the language of a text, how it sounds and what it is besides. `ours` says how likely a text sounds how, where the
 * scorer that counts does not.
 */
export function createEnricher(scorer: Scorer, ours: Pick<LearnedScorer, 'judge'> | null): Enricher {
  return {
    async enrich(texts) {
      const known: TextToScore[] = []
      for (const [index, text] of texts.entries()) {
        if (index > 0 && index % BREATH === 0) await breathe()
        const own = { ...text, text: ownWords(text) }
        known.push({ ...own, language: detectLanguage(own.text) })
      }
      const scored = await scorer.score(known)
      return scored.map(({ id: _id, aspect = null, ...sentiment }, index) => {
        const text = known[index]
        if (text === undefined) return { language: null, sentiment, marks: null }
        const sound = sentiment.likelihoods ?? ours?.judge(text).likelihoods ?? null
        const marks = findMarks(text.text, text.language, sound)
        return { language: text.language, sentiment, aspect, marks }
      })
    },
  }
}

const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve))
