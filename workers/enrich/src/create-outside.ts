import { type OutsideDeps, scorersInUse, scoreWithOutside, type WorkContext } from '@hubbub/domain'
import type { Scorer } from '@hubbub/sentiment'
import { log } from './log.ts'

export type ScorerOf = (ctx: WorkContext) => Scorer

/** Ours, with that version of what the workspace has taught it. */
export type OursOf = (ctx: WorkContext, version: number) => Scorer | Promise<Scorer>

/** The scorer by which the messages of a workspace count: its own where it has one in use, with ours behind it. */
export function createOutside(deps: OutsideDeps, oursOf: OursOf): ScorerOf {
  const onError = (error: unknown) =>
    log.error({ err: error }, 'a scorer of somebody else could not be asked')
  return (ctx) => ({
    score: async (texts) => {
      const { adjustment, outside } = await scorersInUse(ctx)
      const ours = await oursOf(ctx, adjustment)
      return outside
        ? await scoreWithOutside(ctx, { ...deps, ours, onError }, texts)
        : await ours.score(texts)
    },
  })
}
