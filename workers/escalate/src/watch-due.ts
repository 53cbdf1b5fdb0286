import { errorMessage } from '@hubbub/contracts'
import { gradeIncident, lapseStatement, tellHeld, watchRule } from '@hubbub/domain'
import { isCommon } from '@hubbub/runtime/is-common'
import { workContext } from '@hubbub/worker'
import type { EscalateDeps } from './escalate-deps.ts'
import { log } from './log.ts'

const MOST = 200
/** So many rules look at a time. */
const AT_ONCE = 2
const AGAIN_SECONDS = 30

/** Has every rule look that is to look now, until none is left, and tells what quiet hours keep no longer. */
export async function watchDue(deps: EscalateDeps, signal: AbortSignal): Promise<void> {
  for (;;) {
    const due = await deps.database.system.dueAlertRules(MOST)
    const looked = due.length
    const lookNext = async (): Promise<void> => {
      for (let next = due.shift(); next !== undefined && !signal.aborted; next = due.shift())
        await watchOne(deps, next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lookNext))
    if (looked < MOST || signal.aborted) break
  }
  for (const { workspaceId, incidentId } of await deps.database.system.dueIncidents(MOST)) {
    if (signal.aborted) return
    await gradeOne(deps, { workspaceId, incidentId })
  }
  for (const { workspaceId, statementId } of await deps.database.system.dueStatements(MOST)) {
    if (signal.aborted) return
    await lapseStatement(workContext(deps, { workspaceId, trace: null }), statementId).catch(
      (error: unknown) =>
        log.error({ statementId, reason: errorMessage(error) }, 'the end of an approval could not be noted'),
    )
  }
  for (const { workspaceId, alertId } of await deps.database.system.dueHeldAlerts(MOST)) {
    if (signal.aborted) return
    await tellHeld(workContext(deps, { workspaceId, trace: null }), alertId).catch((error: unknown) =>
      log.error({ alertId, reason: errorMessage(error) }, 'an alert could not be told'),
    )
  }
}

/** One that cannot be graded waits, longer each time, and holds up nobody. */
async function gradeOne(
  deps: EscalateDeps,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
): Promise<void> {
  const ctx = workContext(deps, { workspaceId, trace: null })
  try {
    await gradeIncident(ctx, incidentId)
  } catch (error) {
    log.error({ incidentId, reason: errorMessage(error) }, 'an incident could not be graded')
    await ctx.store
      .transaction(workspaceId, async ({ incidents }) => await incidents.postpone(incidentId))
      .catch(() => {})
  }
}

async function watchOne(
  deps: EscalateDeps,
  { workspaceId, ruleId }: { workspaceId: string; ruleId: string },
): Promise<void> {
  const ctx = workContext(deps, { workspaceId, trace: null })
  try {
    await watchRule(ctx, { isCommon }, ruleId)
  } catch (error) {
    // One that cannot look holds up nobody.
    log.error({ ruleId, reason: errorMessage(error) }, 'an alert rule could not look')
    await ctx.store
      .transaction(workspaceId, async ({ alerts }) => await alerts.postpone(ruleId, AGAIN_SECONDS))
      .catch(() => {})
  }
}
