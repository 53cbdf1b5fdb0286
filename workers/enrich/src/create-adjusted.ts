import { type AdjustmentLayer, appliedAdjustment, layerName } from '@hubbub/domain'
import { type Layer, LEARNED, type LearnedScorer, type Scorer } from '@hubbub/sentiment'
import type { OursOf } from './create-outside.ts'

/** Workspaces whose layers are kept at hand; a layer takes 32 kB. */
const MOST_KEPT = 200

interface Kept {
  version: number
  scorer: Scorer
}

/** Our scorer with what each workspace has taught it; read anew when that has changed, in whatever process it did. */
export function createAdjusted(learned: LearnedScorer): OursOf {
  const kept = new Map<string, Kept>()
  return async (ctx, version) => {
    const known = kept.get(ctx.workspaceId)
    if (known?.version === version) return known.scorer
    const now = version === 0 ? { version, layer: null } : await appliedAdjustment(ctx, LEARNED)
    const scorer =
      now.layer === null ? learned : learned.withLayer(layerOf(now.layer), layerName(now.version))
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(ctx.workspaceId, { version: now.version, scorer })
    return scorer
  }
}

/** Our own, as `learnLayer` gave it. */
const layerOf = (layer: AdjustmentLayer) => layer as unknown as Layer
