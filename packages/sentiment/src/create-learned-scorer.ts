import type { SentimentPart } from '@hubbub/contracts'
import { addBuckets } from './adjust/layer-buckets.ts'
import { type Layer, layerText, type ReadyLayer, readyLayer } from './adjust/layer.ts'
import { type LearnedLayer, learnLayer, type TaughtText } from './adjust/learn-layer.ts'
import { sharesOf } from './learned/combine.ts'
import type { Features } from './learned/features.ts'
import { loadModels } from './learned/load-models.ts'
import { createDesk } from './learned/read-part.ts'
import { GUESSED, type Judgement, scoreText } from './learned/score-text.ts'
import { settle } from './learned/settle.ts'
import type { ScoredText, Scorer, TextToScore } from './scorer.ts'

/** As it is measured: the weights of all languages together. */
export const LEARNED = 'hubbub/2'

export interface LearnedScorer extends Scorer {
  /** The same for one text, at once, with the likelihoods and the sentences. */
  judge(text: Omit<TextToScore, 'id'>): Judgement
  /** ISO 639-1 codes of the languages that it was taught; of all others it says `unsure`. */
  languages: readonly string[]
  /** The same with what a workspace has taught on top; `name` stands behind the name of the weights. */
  withLayer(layer: Layer, name: string): Scorer
  /** Learns such a layer from what people said, and whether it is better. Null where fewer than `fewest` can be judged. */
  learnLayer(corrections: readonly Taught[], fewest: number): Promise<LearnedLayer | null>
}

export interface Taught {
  text: string
  language: string | null
  label: 'negative' | 'neutral' | 'positive'
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
  const judgeWith =
    (layer?: ReadyLayer): LearnedScorer['judge'] =>
    ({ text, language, isMail = false, about }) =>
      scoreText(desk, known, { text, language, isMail, explain, about, layer })
  const taught = ({ text, language, label }: Taught): TaughtText | null => {
    const buckets = new Set<number>()
    const onRead = (features: Features, bits: number) => addBuckets(features, bits, buckets)
    const { likelihoods } = scoreText(desk, known, { text, language, isMail: false, explain: false, onRead })
    if (likelihoods === null) return null
    return {
      ...layerText(likelihoods, Int32Array.from(buckets)),
      said: likelihoods,
      language: language ?? GUESSED,
      label: labelNumbers[label],
    }
  }
  const judge = judgeWith()
  return {
    judge,
    languages: [...known.keys()],
    score: async (texts) => await scoreAll(texts, judge),
    withLayer(layer, name) {
      const adjusted = judgeWith(readyLayer(layer, name))
      return { score: async (texts) => await scoreAll(texts, adjusted) }
    },
    async learnLayer(corrections, fewest) {
      const texts: TaughtText[] = []
      for (const [at, correction] of corrections.entries()) {
        if (at % BREATH === 0) await breathe()
        const text = taught(correction)
        if (text !== null) texts.push(text)
      }
      return texts.length < fewest ? null : await learnLayer(texts, breathe)
    },
  }
}

const labelNumbers = { negative: 0, neutral: 1, positive: 2 } as const
/** Texts between two breaths. */
const BREATH = 50

async function scoreAll(texts: readonly TextToScore[], judge: LearnedScorer['judge']): Promise<ScoredText[]> {
  const scored: ScoredText[] = []
  let since = performance.now()
  for (const { id, ...text } of texts) {
    if (performance.now() - since > MOST_MS) {
      await breathe()
      since = performance.now()
    }
    scored.push({ id, ...tell(judge(text)) })
  }
  return scored
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
