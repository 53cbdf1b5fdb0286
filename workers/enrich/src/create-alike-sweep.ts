import { ALIKE_DAYS, groupStored, settleAlike } from '@hubbub/domain'
import { workContext, type WorkerDeps } from '@hubbub/worker'
import { log } from './log.ts'
import { untilDone } from './until-done.ts'

const FORGET_EVERY_MS = 10 * 60_000
const FORGET_AT_ONCE = 20_000
/** A source may tell late of what was said. */
const KEEP_MS = (ALIKE_DAYS + 1) * 86_400_000

/**
 * Groups what was stored before groups were known, settles who is the first of those that changed, and now and then forgets
 * keys that nothing can meet under any more. Safe to run in several processes. The sweep returns how much there was to do.
 */
export function createAlikeSweep(deps: WorkerDeps): () => Promise<number> {
  let forgottenAt = 0
  return async () => {
    let looked = 0
    for (const workspaceId of await deps.database.system.dueAlike()) {
      const ctx = workContext(deps, { workspaceId, trace: null })
      try {
        looked += await untilDone(async () => await groupStored(ctx))
        looked += await untilDone(async () => await settleAlike(ctx))
      } catch (error) {
        log.error({ err: error, workspaceId }, 'what is stored could not be held against each other')
      }
    }
    const now = deps.clock.now().getTime()
    if (now - forgottenAt >= FORGET_EVERY_MS) {
      forgottenAt = now
      while (
        (await deps.database.system.forgetAlike(new Date(now - KEEP_MS), FORGET_AT_ONCE)) === FORGET_AT_ONCE
      );
    }
    return looked
  }
}
