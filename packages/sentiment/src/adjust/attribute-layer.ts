import type { Features } from '../learned/features.ts'
import { bucketOf } from './layer-buckets.ts'
import { layerScale, type ReadyLayer } from './layer.ts'

/** Adds to what each token did what the layer makes of it. */
export function attributeLayer(
  { words, indices, owners }: Features,
  { weights: own }: ReadyLayer,
  { bits, temperature }: { bits: number; temperature: number },
  weights: Float64Array,
): void {
  const scale = temperature * layerScale(words)
  for (let at = 0; at < words; at += 1) {
    const bucket = bucketOf(indices[at] ?? 0, bits)
    const owner = owners[at] ?? 0
    weights[owner] = (weights[owner] ?? 0) + scale * ((own[2 * bucket + 1] ?? 0) - (own[2 * bucket] ?? 0))
  }
}
