import type { Features } from '../learned/features.ts'
import { LAYER_BITS } from './layer.ts'

/** Adds the buckets of the words that were read last; pairs of words would be met in too few corrections. */
export function addBuckets({ indices, words }: Features, bits: number, buckets: Set<number>): void {
  for (let at = 0; at < words; at += 1) buckets.add(bucketOf(indices[at] ?? 0, bits))
}

/** Of a bucket of the weights: its upper bits, which are spread as evenly as all. */
export const bucketOf = (index: number, bits: number): number => index >>> (bits - LAYER_BITS)
