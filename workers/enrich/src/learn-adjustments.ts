import { dueAdjustments, type Learner, learnAdjustment } from '@hubbub/domain'
import { LEARNED, type LearnedScorer } from '@hubbub/sentiment'
import { workContext, type WorkerDeps } from '@hubbub/worker'
import { log } from './log.ts'

/** Learns from the corrections of workspaces that have enough of them; one that fails holds up no other. */
export async function learnAdjustments(deps: WorkerDeps, learned: LearnedScorer): Promise<number> {
  const learner: Learner = {
    scorer: LEARNED,
    learn: async (lessons, fewest) => {
      const found = await learned.learnLayer(lessons, fewest)
      return found === null ? null : { ...found, layer: { ...found.layer } }
    },
  }
  const due = await deps.database.system.dueSentimentAdjustments(dueAdjustments(deps.clock.now(), LEARNED))
  let kept = 0
  for (const workspaceId of due)
    try {
      const ctx = workContext(deps, { workspaceId, trace: null })
      if (await learnAdjustment(ctx, learner)) kept += 1
    } catch (error) {
      log.error({ err: error, workspaceId }, 'nothing could be learned from the corrections of a workspace')
    }
  return kept
}
