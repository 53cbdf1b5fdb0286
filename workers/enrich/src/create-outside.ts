import { type OutsideDeps, scoreWithOutside, type WorkContext } from '@hubbub/domain'
import type { Scorer } from '@hubbub/sentiment'
import { log } from './log.ts'

export type ScorerOf = (ctx: WorkContext) => Scorer

/** The scorer by which the messages of a workspace count: its own where it has one in use, with ours behind it. */
export function createOutside(deps: OutsideDeps, oursOf: ScorerOf): ScorerOf {
  const onError = (error: unknown) =>
    log.error({ err: error }, 'a scorer of somebody else could not be asked')
  return (ctx) => ({
    score: async (texts) => await scoreWithOutside(ctx, { ...deps, ours: oursOf(ctx), onError }, texts),
  })
}
