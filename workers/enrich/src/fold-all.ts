import { foldTallies } from '@hubbub/domain'
import { workContext, type WorkerDeps } from '@hubbub/worker'

/** Folds what changed into the tallies of all workspaces. @returns how many changes there were. */
export async function foldAll(deps: WorkerDeps): Promise<number> {
  let folded = 0
  for (const workspaceId of await deps.database.system.dueTallies())
    folded += await foldTallies(workContext(deps, { workspaceId, trace: null }))
  return folded
}
