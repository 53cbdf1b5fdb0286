import { BIN_SCALE, type Features, gramScale, readFeatures, type Reading, wordScale } from './features.ts'
import type { Model, SpokenLanguage } from './model.ts'

/** How likely a text is to sound so; the three are one together. */
export interface Likelihoods {
  negative: number
  neutral: number
  positive: number
}

/** Reads a text into `features` and says how it sounds. */
export function classify(
  features: Features,
  model: Model,
  language: SpokenLanguage,
  reading: Reading,
): Likelihoods {
  const { shape, lexicon } = model
  readFeatures(features, { shape, roles: language.roles, lexicon }, reading)
  return toLikelihoods(sumSide(features, model, language, 0), sumSide(features, model, language, 1), language)
}

/** What speaks for one side, negative (0) or positive (1), against neutral. */
function sumSide(features: Features, model: Model, { bias }: SpokenLanguage, side: 0 | 1): number {
  const { words: _words, pairs, grams, end, indices } = features
  const first = 2 ** model.shape.bits
  let bins = 0
  for (let at = grams; at < end; at += 1) bins += model.bins[2 * ((indices[at] ?? 0) - first) + side] ?? 0
  return (
    bias[side] +
    wordScale(features) * sumBuckets(model, indices, 0, pairs, side) +
    gramScale(features) * sumBuckets(model, indices, pairs, grams, side) +
    BIN_SCALE * bins
  )
}

function sumBuckets(
  { buckets, weightOf }: Model,
  indices: Int32Array,
  from: number,
  to: number,
  side: 0 | 1,
): number {
  let sum = 0
  for (let at = from; at < to; at += 1) {
    sum += weightOf[(buckets[2 * (indices[at] ?? 0) + side] ?? 0) + 128] ?? 0
  }
  return sum
}

function toLikelihoods(negative: number, positive: number, { temperature }: SpokenLanguage): Likelihoods {
  const most = Math.max(negative, positive, 0)
  const a = Math.exp((negative - most) / temperature)
  const b = Math.exp(-most / temperature)
  const c = Math.exp((positive - most) / temperature)
  const sum = a + b + c
  return { negative: a / sum, neutral: b / sum, positive: c / sum }
}
