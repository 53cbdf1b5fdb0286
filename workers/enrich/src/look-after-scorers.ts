import { lookAfterScorer, type OutsideDeps, SCORER_LOOK_MS } from '@hubbub/domain'
import { workContext, type WorkerDeps } from '@hubbub/worker'
import { log } from './log.ts'

/** Measures and compares the scorers that workspaces have plugged in; one that fails holds up no other. */
export async function lookAfterScorers(deps: WorkerDeps, outside: OutsideDeps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - SCORER_LOOK_MS)
  for (const workspaceId of await deps.database.system.dueSentimentScorers(before))
    await lookAfterScorer(workContext(deps, { workspaceId, trace: null }), outside).catch(
      (error: unknown) => {
        log.error({ err: error, workspaceId }, 'a scorer could not be looked after')
      },
    )
}
