import type { SentimentPart } from '@hubbub/contracts'
import { sharesOf } from './learned/combine.ts'
import { loadModels } from './learned/load-models.ts'
import { createDesk } from './learned/read-part.ts'
import { type Judgement, scoreText } from './learned/score-text.ts'
import { settle } from './learned/settle.ts'
import type { ScoredText, Scorer, TextToScore } from './scorer.ts'

/** As it is measured: the weights of all languages together. */
export const LEARNED = 'hubbub/1'

export interface LearnedScorer extends Scorer {
  /** The same for one text, at once, with the likelihoods and the sentences. */
  judge(text: Omit<TextToScore, 'id'>): Judgement
  /** ISO 639-1 codes of the languages that it was taught; of all others it says `unsure`. */
  languages: readonly string[]
}

export interface LearnedScorerOptions {
  /** Names the spans that made each score. */
  explain?: boolean
}

/** Scoring holds up everything else in the process: longer than this it never does at a time. */
const MOST_MS = 8

/** The scorer by the weights that ship with this package: eight languages, no network. */
export function createLearnedScorer({ explain = true }: LearnedScorerOptions = {}): LearnedScorer {
  const known = loadModels()
  const desk = createDesk()
  const judge: LearnedScorer['judge'] = ({ text, language, isMail = false, about }) =>
    scoreText(desk, known, { text, language, isMail, explain, about })
  return {
    judge,
    languages: [...known.keys()],
    async score(texts) {
      const scored = []
      let since = performance.now()
      for (const { id, ...text } of texts) {
        if (performance.now() - since > MOST_MS) {
          await breathe()
          since = performance.now()
        }
        scored.push({ id, ...tell(judge(text)) })
      }
      return scored
    },
  }
}

/** More sentences than anybody looks at are not kept. */
const MOST_PARTS = 60

function tell({ likelihoods, parts, ...sentiment }: Judgement): Omit<ScoredText, 'id'> {
  if (likelihoods === null) return sentiment
  const shares = sharesOf(parts)
  const told = parts.slice(0, MOST_PARTS).map((part, at): SentimentPart => {
    const { label, score } = settle(part.likelihoods)
    return { start: part.start, end: part.end, label, score: short(score), share: short(shares[at] ?? 0) }
  })
  const { negative, neutral, positive } = likelihoods
  return {
    ...sentiment,
    likelihoods: { negative: short(negative), neutral: short(neutral), positive: short(positive) },
    ...(told.length > 0 && { parts: told }),
  }
}

const short = (figure: number) => Math.round(1000 * figure) / 1000

const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve))
