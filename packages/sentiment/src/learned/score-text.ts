import type { AspectSentiment, Sentiment, SentimentTerm } from '@hubbub/contracts'
import { addBuckets } from '../adjust/layer-buckets.ts'
import { applyLayer, layerText, type ReadyLayer } from '../adjust/layer.ts'
import { readAspect } from '../aspect/read-aspect.ts'
import type { Likelihoods } from './classify.ts'
import { combine } from './combine.ts'
import { isCourtesy } from './courtesy.ts'
import type { Features } from './features.ts'
import type { Knowledge } from './load-models.ts'
import { type Desk, explainPart, type Part, readPart } from './read-part.ts'
import { splitSentences } from './sentences.ts'
import { settle } from './settle.ts'

export interface ToRead {
  text: string
  /** ISO 639-1, or null where it is not known. */
  language: string | null
  /** A mail is judged sentence by sentence, and so is whatever is longer than a post. */
  isMail: boolean
  explain: boolean
  /** Names of one thing: what the text says of it is told beside the whole. */
  about?: readonly string[] | undefined
  /** What the workspace has taught on top. */
  layer?: ReadyLayer | undefined
  /** Sees each part once it is read. */
  onRead?: ((features: Features, bits: number) => void) | undefined
}

export interface Judgement extends Omit<Sentiment, 'likelihoods' | 'parts'> {
  /** Null where nobody can tell. */
  likelihoods: Likelihoods | null
  /** How each sentence sounds, where they were judged one by one. */
  parts: readonly Part[]
  /** What it says of what was asked about; null where it does not name it, or nobody can tell. */
  aspect: AspectSentiment | null
}

/** Longer than what the networks that count letters let through. */
const LONG = 600
/** What is too short to know its language by is taken for English where it holds a word that the lists know. */
export const GUESSED = 'en'
const GUESS_TRUST = 0.6
const MOST_TERMS = 12

/** How a text sounds, and by what. `unsure` where its language has no model, or where it says nothing. */
export function scoreText(desk: Desk, known: ReadonlyMap<string, Knowledge>, input: ToRead): Judgement {
  const { text, language, isMail } = input
  const knowledge = known.get(language ?? GUESSED)
  if (knowledge === undefined || isUnknownScript(text, language)) return unsure('none')
  const layer = input.layer?.languages.has(language ?? GUESSED) === true ? input.layer : undefined
  const bySentence = isMail || text.length > LONG
  const parts: Part[] = []
  const terms: SentimentTerm[] = []
  const buckets = new Set<number>()
  for (const [from, to] of bySentence ? splitSentences(text) : [[0, text.length] as const]) {
    const part = readPart(desk, knowledge, { text, from, to })
    if (part === null || (language === null && !part.isKnown)) continue
    input.onRead?.(desk.features, knowledge.model.shape.bits)
    if (layer !== undefined) addBuckets(desk.features, knowledge.model.shape.bits, buckets)
    parts.push(isMail ? { ...part, isCourtesy: isCourtesy(text.slice(from, to), part.words) } : part)
    if (input.explain) terms.push(...explainPart(desk, knowledge, part, layer))
  }
  if (parts.length === 0) return unsure(knowledge.model.name)
  const said = combine(parts)
  const likelihoods =
    layer === undefined ? said : applyLayer(layer, layerText(said, Int32Array.from(buckets)))
  const { label, score, confidence } = settle(likelihoods)
  const trust = language === null && parts.some((part) => !part.isEmojiAlone) ? GUESS_TRUST : 1
  return {
    label,
    score,
    confidence: trust * confidence,
    terms: strongest(terms),
    scorer: layer === undefined ? knowledge.model.name : `${knowledge.model.name} + ${layer.name}`,
    likelihoods,
    parts: bySentence ? parts : [],
    aspect: readAspect(desk, knowledge, {
      text,
      about: input.about ?? [],
      isMail,
      whole: likelihoods,
      trust,
      layer,
    }),
  }
}

/** Hindi was learned in Latin letters alone. */
const isUnknownScript = (text: string, language: string | null) =>
  language === 'hi' && /\p{Script=Devanagari}/u.test(text)

const unsure = (scorer: string): Judgement => ({
  label: 'unsure',
  score: 0,
  confidence: 0,
  terms: [],
  scorer,
  likelihoods: null,
  parts: [],
  aspect: null,
})

/** A long mail has more to say than anyone reads. */
function strongest(terms: SentimentTerm[]): SentimentTerm[] {
  if (terms.length <= MOST_TERMS) return terms
  return terms
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_TERMS)
    .toSorted((a, b) => a.start - b.start)
}
