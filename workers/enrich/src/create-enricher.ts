import type { Enricher } from '@hubbub/domain'
import { detectLanguage, type Scorer, type TextToScore } from '@hubbub/sentiment'

/** Texts between two breaths: scoring holds up everything else in the process. */
const BREATH = 50

/** Tells the language of a text and how it sounds. */
export function createEnricher(scorer: Scorer): Enricher {
  return {
    async enrich(texts) {
      const known: TextToScore[] = []
      for (const [index, text] of texts.entries()) {
        if (index > 0 && index % BREATH === 0) await breathe()
        known.push({ ...text, language: detectLanguage(text.text) })
      }
      const scored = await scorer.score(known)
      return scored.map(({ id: _id, aspect = null, ...sentiment }, index) => ({
        language: known[index]?.language ?? null,
        sentiment,
        aspect,
      }))
    },
  }
}

const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve))
