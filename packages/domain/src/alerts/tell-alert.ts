import type { AlertTell } from '@hubbub/contracts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import { startEscalation } from '../escalation/start-escalation.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { HeldAlert } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { incidentPath } from '../incidents/incident-words.ts'
import { systemActor } from '../rules/route-events.ts'
import { alertEvent } from './alert-events.ts'

export const alertPath = (id: string) => `/alerts/found/${id}`

/** Has people told, in the transaction of whatever found it. @returns the escalation, where there is one. */
export async function tellAlert(
  ctx: LadderContext,
  repositories: Repositories,
  alert: Omit<HeldAlert, 'version'>,
): Promise<string | null> {
  const { id, ruleId, severity, title, reasons, tell, incidentId } = alert
  if (tell.kind === 'nobody') return null
  return await startEscalation(ctx, repositories, {
    // What is found while people are told of the same incident, or of what the same rule found last, joins that.
    subject:
      incidentId === null ? { kind: 'alert-rule', id: ruleId ?? id } : { kind: 'incident', id: incidentId },
    severity,
    title,
    reasons: reasons.map(({ sentence }) => sentence),
    path: incidentId === null ? alertPath(id) : incidentPath(incidentId),
    ...(await whom(repositories, tell)),
    actor: systemActor,
  })
}

async function whom({ onCall }: Repositories, tell: Exclude<AlertTell, { kind: 'nobody' }>) {
  if (tell.kind === 'people') return { targets: tell.targets }
  // One that was removed meanwhile must not keep people from being told.
  const isThere = tell.policyId !== null && (await onCall.findPolicy(tell.policyId)) !== null
  return { policyId: isThere ? tell.policyId : null }
}

/** Tells what quiet hours held, unless its rule was muted meanwhile. False where there was nothing to do. */
export async function tellHeld(ctx: WorkContext, id: string): Promise<boolean> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { alerts, events } = repositories
    const alert = await alerts.lockHeld(id)
    if (alert === null) return false
    const version = alert.ruleMuted
      ? await alerts.settleMuted(id)
      : await alerts.settleTelling(id, await tellAlert(ctx, repositories, alert))
    await events.append([
      alertEvent('alert.updated', { id, version }, { actor: systemActor, trace: ctx.trace }),
    ])
    return true
  })
}
