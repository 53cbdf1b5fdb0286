import {
  type AspectReader,
  readAspects,
  type Rescore,
  retractLayer,
  scorersInUse,
  type WorkContext,
} from '@hubbub/domain'
import type { LearnedScorer, Scorer } from '@hubbub/sentiment'
import { workContext, type WorkerDeps } from '@hubbub/worker'
import { createEnricher } from './create-enricher.ts'
import type { OursOf, ScorerOf } from './create-outside.ts'
import { log } from './log.ts'
import { ownWords } from './own-words.ts'
import { rescoreBy, untilDone } from './until-done.ts'

/**
 * Reads stored messages again where what they were read by is another: what a workspace had taught and teaches no longer,
 * and what its brands are called. One that fails holds up no other. @returns how many were looked at.
 */
export async function readStored(
  deps: WorkerDeps,
  learned: LearnedScorer,
  { scorerOf, oursOf }: { scorerOf: ScorerOf; oursOf: OursOf },
): Promise<number> {
  let looked = 0
  const read = async (
    workspaceId: string,
    next: (ctx: WorkContext, rescore: Rescore) => Promise<number | null>,
  ) => {
    const ctx = workContext(deps, { workspaceId, trace: null })
    try {
      looked += await untilDone(async () => await next(ctx, rescoreBy(scorerOf(ctx))))
    } catch (error) {
      log.error({ err: error, workspaceId }, 'what is stored could not be read again')
    }
  }
  const enricher = createEnricher(learned, learned)
  for (const workspaceId of await deps.database.system.dueLayers())
    await read(workspaceId, async (ctx, rescore) => await retractLayer(ctx, { enricher, rescore }))
  for (const { workspaceId, brandId } of await deps.database.system.dueAspects())
    await read(workspaceId, async (ctx, rescore) => {
      const { adjustment } = await scorersInUse(ctx)
      const reader = readerOf(await oursOf(ctx, adjustment))
      return await readAspects(ctx, { reader, rescore }, brandId)
    })
  return looked
}

/** By our weights, with what the workspace has taught; a scorer of somebody else says nothing of brands. */
const readerOf = (scorer: Scorer): AspectReader => ({
  reads: (name) => name.startsWith('hubbub-'),
  aspects: async (texts) => {
    const scored = await scorer.score(
      texts.map((text) => ({ ...text, about: [...text.about], text: ownWords(text) })),
    )
    return scored.map(({ aspect = null }) => aspect)
  },
})
