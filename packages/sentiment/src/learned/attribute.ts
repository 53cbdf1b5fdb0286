import { listOfBin, quietBins, valueOf } from './bins.ts'
import { BIN_SCALE, type Features, gramScale, wordScale } from './features.ts'
import { LISTS } from './lexicon.ts'
import type { Model } from './model.ts'

/**
 * What each token of the text that was read last did for positive against negative: a pair of words goes to both, an
 * n-gram to the word it lies in, what the lists say to the words that they know.
 */
export function attribute(features: Features, model: Model, weights: Float64Array): void {
  const { scan, pairs, words, grams, indices, owners } = features
  weights.fill(0, 0, scan.count)
  const perWord = wordScale(features)
  for (let at = 0; at < words; at += 1) add(weights, owners[at], perWord * leaning(model, indices[at]))
  for (let at = words; at < pairs; at += 1) {
    const half = (perWord / 2) * leaning(model, indices[at])
    add(weights, owners[at], half)
    add(weights, (owners[at] ?? 0) - 1, half)
  }
  const perGram = gramScale(features)
  for (let at = pairs; at < grams; at += 1) {
    // What stands behind the last word belongs to it.
    add(weights, Math.min(owners[at] ?? 0, scan.count - 1), perGram * leaning(model, indices[at]))
  }
  for (let list = 0; list <= LISTS; list += 1) addList(features, model, weights, list)
}

function add(weights: Float64Array, token: number | undefined, weight: number) {
  if (token !== undefined && token >= 0) weights[token] = (weights[token] ?? 0) + weight
}

function leaning({ buckets, weightOf }: Model, index = 0): number {
  return (
    (weightOf[(buckets[2 * index + 1] ?? 0) + 128] ?? 0) - (weightOf[(buckets[2 * index] ?? 0) + 128] ?? 0)
  )
}

/** A step of a sum has one weight; who made the sum shares it, first those who pull the same way. */
function addList(
  { scan: { count }, room: { values, bins } }: Features,
  model: Model,
  weights: Float64Array,
  list: number,
) {
  let weight = 0
  for (let at = 0; at < bins.length; at += 1) {
    const bin = bins[at] ?? 0
    if (listOfBin(bin) === list) weight += leaningOfBin(model, bin) - leaningOfBin(model, quietBins[at] ?? 0)
  }
  if (weight === 0) return
  const same = sumOf(values, count, list, Math.sign(weight))
  const sign = same > 0 ? Math.sign(weight) : -Math.sign(weight)
  const all = same > 0 ? same : sumOf(values, count, list, sign)
  if (all === 0) return
  for (let token = 0; token < count; token += 1) {
    const share = Math.max(0, sign * valueOf(values, token, list)) / all
    add(weights, token, BIN_SCALE * weight * share)
  }
}

const leaningOfBin = ({ bins }: Model, bin: number) => (bins[2 * bin + 1] ?? 0) - (bins[2 * bin] ?? 0)

function sumOf(values: Float32Array, count: number, list: number, sign: number): number {
  let sum = 0
  for (let token = 0; token < count; token += 1) sum += Math.max(0, sign * valueOf(values, token, list))
  return sum
}
