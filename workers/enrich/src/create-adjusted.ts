import { type AdjustmentLayer, appliedAdjustment, type WorkContext } from '@hubbub/domain'
import { type Layer, LEARNED, type LearnedScorer, type Scorer } from '@hubbub/sentiment'
import type { ScorerOf } from './create-outside.ts'

/** Workspaces whose layers are kept at hand; a layer takes 32 kB. */
const MOST_KEPT = 200

interface Kept {
  version: number
  scorer: Scorer
}

/** Our scorer with what each workspace has taught it; read anew when that has changed, in whatever process it did. */
export function createAdjusted(learned: LearnedScorer): ScorerOf {
  const kept = new Map<string, Kept>()
  const make = (version: number, layer: AdjustmentLayer | null): Kept => ({
    version,
    scorer: layer === null ? learned : learned.withLayer(layerOf(layer), `yours/${version}`),
  })
  const current = async (ctx: WorkContext) => {
    const known = kept.get(ctx.workspaceId) ?? null
    const now = await appliedAdjustment(ctx, LEARNED, { known, make })
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(ctx.workspaceId, now)
    return now.scorer
  }
  return (ctx) => ({ score: async (texts) => await (await current(ctx)).score(texts) })
}

/** Our own, as `learnLayer` gave it. */
const layerOf = (layer: AdjustmentLayer) => layer as unknown as Layer
