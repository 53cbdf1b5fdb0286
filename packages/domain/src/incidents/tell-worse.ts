import type { EventActor, Severity } from '@hubbub/contracts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import { startEscalation } from '../escalation/start-escalation.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { incidentPath } from './incident-words.ts'

/** Only those who are told of it already hear that it is worse. */
export async function tellWorse(
  ctx: LadderContext,
  repositories: Repositories,
  {
    incident: { id, title },
    severity,
    reason,
    actor,
  }: { incident: KeptIncident; severity: Severity; reason: string; actor: EventActor },
): Promise<void> {
  const subject = { kind: 'incident', id }
  if ((await repositories.escalations.lockOpen(subject)) === null) return
  const path = incidentPath(id)
  await startEscalation(ctx, repositories, { subject, severity, title, reasons: [reason], path, actor })
}
