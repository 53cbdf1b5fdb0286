import type { SentimentTerm } from '@hubbub/contracts'
import { type ReadyLayer } from '../adjust/layer.ts'
import { attributeLayer } from '../adjust/attribute-layer.ts'
import { attribute } from './attribute.ts'
import { valueOf } from './bins.ts'
import { classify, type Likelihoods } from './classify.ts'
import { correct, hasEmojiAlone, hasKnownWord } from './correct.ts'
import { createFeatures, type Features, type Reading } from './features.ts'
import type { Knowledge } from './load-models.ts'
import { pickSpans } from './pick-spans.ts'
import { EMOJI, READ_AT_ONCE, type Scan, WORD } from './scan-state.ts'

/** What is used again from text to text. */
export interface Desk {
  features: Features
  weights: Float64Array
}

export const createDesk = (): Desk => ({
  features: createFeatures(),
  weights: new Float64Array(READ_AT_ONCE + 8),
})

export interface Part {
  /** Where it stands in the text, in UTF-16 code units. */
  start: number
  end: number
  words: number
  /** Manners of a mail, which say little of what its writer feels. */
  isCourtesy: boolean
  /** It says nothing in any language. */
  isEmojiAlone: boolean
  /** Whether a word list knows any of it. */
  isKnown: boolean
  likelihoods: Likelihoods
}

/** Reads one sentence or one post. @returns null where it holds no word and no emoji. */
export function readPart(
  desk: Desk,
  { model, language }: Knowledge,
  reading: Required<Reading>,
): Part | null {
  const { features } = desk
  const raw = classify(features, model, language, reading)
  const words = countWords(features.scan)
  if (words === 0) return null
  const likelihoods = correct(features, raw)
  return {
    start: reading.from,
    end: reading.to,
    words,
    isCourtesy: false,
    isEmojiAlone: hasEmojiAlone(features.scan),
    isKnown: hasKnownWord(features),
    likelihoods,
  }
}

function countWords({ count, kinds }: Scan): number {
  let words = 0
  for (let token = 0; token < count; token += 1)
    if (kinds[token] === WORD || kinds[token] === EMOJI) words += 1
  return words
}

/** The spans that made what `readPart` said of the text that it read last. */
export function explainPart(
  desk: Desk,
  { model, language }: Knowledge,
  part: Part,
  layer?: ReadyLayer,
): SentimentTerm[] {
  const { features, weights } = desk
  const { scan, room } = features
  attribute(features, model, weights)
  if (layer !== undefined)
    attributeLayer(features, layer, { bits: model.shape.bits, temperature: language.temperature }, weights)
  if (hasEmojiAlone(scan)) {
    for (let token = 0; token < scan.count; token += 1) weights[token] = valueOf(room.values, token, 0)
  }
  if (scan.ironyAt >= 0) {
    const meant = language.temperature * balance(part.likelihoods)
    weights[scan.ironyAt] = Math.min(0, meant - sumOf(weights, scan.count))
  }
  return pickSpans(scan, weights, room.values, 1 / language.temperature)
}

const balance = ({ negative, positive }: Likelihoods) => Math.log(positive / negative)

function sumOf(weights: Float64Array, count: number): number {
  let sum = 0
  for (let token = 0; token < count; token += 1) sum += weights[token] ?? 0
  return sum
}
