import type { Likelihoods } from '../learned/classify.ts'

/** Buckets of words that a layer knows: 2 to this power. */
export const LAYER_BITS = 12

/**
 * What a workspace has taught on top of the weights that ship. Every number is towards negative, then towards positive,
 * both against neutral.
 */
export interface Layer {
  /** ISO 639-1 codes of those that enough corrections were in; it says nothing of others. */
  languages: readonly string[]
  bias: readonly [negative: number, positive: number]
  /** How much of what the weights say towards each side counts for it, and how much for the other. */
  slopes: readonly [ofNegative: number, ofPositive: number, ofNegativeElse: number, ofPositiveElse: number]
  /** Bucket, weight towards negative, weight towards positive; those left out weigh nothing. */
  buckets: readonly (readonly [bucket: number, negative: number, positive: number])[]
}

/** A text as a layer sees it. */
export interface LayerText {
  /** Logarithms of negative and positive against neutral, as the weights say. */
  negative: number
  positive: number
  /** Of its words, each once. */
  buckets: Int32Array
}

export interface ReadyLayer {
  layer: Pick<Layer, 'bias' | 'slopes'>
  /** How scores by it are named, behind the weights. */
  name: string
  languages: ReadonlySet<string>
  /** Two numbers a bucket. */
  weights: Float32Array
}

export function readyLayer(
  layer: Omit<Layer, 'languages'> & { languages?: readonly string[] },
  name = '',
): ReadyLayer {
  const weights = new Float32Array(2 << LAYER_BITS)
  for (const [bucket, negative, positive] of layer.buckets) {
    weights[2 * bucket] = negative
    weights[2 * bucket + 1] = positive
  }
  return { layer, name, languages: new Set(layer.languages), weights }
}

/** No weight of a word by itself, however long the text. */
export const layerScale = (buckets: number): number => 1 / Math.sqrt(Math.max(1, buckets))

/** Nobody is surer than that of anything. */
const LEAST = 1e-4

export function layerText({ negative, neutral, positive }: Likelihoods, buckets: Int32Array): LayerText {
  const against = Math.log(Math.max(LEAST, neutral))
  return {
    negative: Math.log(Math.max(LEAST, negative)) - against,
    positive: Math.log(Math.max(LEAST, positive)) - against,
    buckets,
  }
}

/** How a text sounds to the workspace. */
export function applyLayer({ layer, weights }: ReadyLayer, text: LayerText): Likelihoods {
  const [ownNegative, ownPositive, elseNegative, elsePositive] = layer.slopes
  let negative = layer.bias[0] + ownNegative * text.negative + elseNegative * text.positive
  let positive = layer.bias[1] + ownPositive * text.positive + elsePositive * text.negative
  const scale = layerScale(text.buckets.length)
  for (const bucket of text.buckets) {
    negative += scale * (weights[2 * bucket] ?? 0)
    positive += scale * (weights[2 * bucket + 1] ?? 0)
  }
  const most = Math.max(0, negative, positive)
  const [a, b, c] = [Math.exp(negative - most), Math.exp(-most), Math.exp(positive - most)]
  const sum = a + b + c
  return { negative: a / sum, neutral: b / sum, positive: c / sum }
}
