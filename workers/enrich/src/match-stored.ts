import { matchDue, rematchMonitor } from '@hubbub/domain'
import { workContext, type WorkerDeps } from '@hubbub/worker'
import { log } from './log.ts'

const MOST_MONITORS = 20
const MOST_KEYS = 500

/**
 * Holds what is stored against monitors that are new or were changed, and against all of them what is new of a message.
 * Stretches of several monitors take turns, so that a large one holds up no other. @returns how many were looked at.
 */
export async function matchStored(deps: WorkerDeps, signal: AbortSignal): Promise<number> {
  let looked = await matchNews(deps, signal)
  let waiting = await deps.database.system.dueMonitors(MOST_MONITORS)
  while (waiting.length > 0 && !signal.aborted) {
    const left: typeof waiting = []
    for (const due of waiting) {
      if (signal.aborted) break
      const stretch = await rematch(deps, due)
      looked += stretch ?? 0
      if (stretch !== null) left.push(due)
    }
    waiting = left
  }
  return looked
}

/** One that fails holds up no other; the next sweep tries again. */
async function rematch(
  deps: WorkerDeps,
  { workspaceId, monitorId }: { workspaceId: string; monitorId: string },
) {
  try {
    return await rematchMonitor(workContext(deps, { workspaceId, trace: null }), monitorId)
  } catch (error) {
    log.error({ err: error, workspaceId, monitorId }, 'what is stored could not be held against a monitor')
    return null
  }
}

async function matchNews(deps: WorkerDeps, signal: AbortSignal): Promise<number> {
  let looked = 0
  while (!signal.aborted) {
    const due = await deps.database.system.dueKeys(MOST_KEYS)
    let matched = 0
    for (const [workspaceId, keys] of Map.groupBy(due, (one) => one.workspaceId))
      matched += await matchDue(
        workContext(deps, { workspaceId, trace: null }),
        keys.map(({ messageId }) => messageId),
      )
    looked += matched
    if (matched === 0 || due.length < MOST_KEYS) break
  }
  return looked
}
