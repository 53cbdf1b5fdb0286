import type { EventActor } from '@hubbub/contracts'
import { isOpen } from '@hubbub/detect'
import type { WorkContext } from '../intake/work-context.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { tickTasks } from '../playbooks/tick-tasks.ts'
import { incidentEvent } from './incident-event.ts'
import { stateWords } from './incident-words.ts'

/**
 * What people are told of, locked before the telling itself: whoever changes an incident locks it first, too, so that the
 * two never wait for each other. Null where it is about something else.
 */
export async function lockToldIncident(
  { escalations, incidents }: Repositories,
  escalationId: string,
): Promise<KeptIncident | null> {
  const told = await escalations.find(escalationId)
  return told?.subjectKind === 'incident' ? await incidents.lock(told.subjectId) : null
}

/** Whoever acknowledges an incident that nobody has, has it from then on, and looks at it. */
export async function ownByAcknowledging(
  ctx: Pick<WorkContext, 'ids' | 'trace'>,
  repositories: Repositories,
  {
    incident,
    memberId,
    actor,
    how,
  }: { incident: KeptIncident; memberId: string | null; actor: EventActor; how: string | null },
): Promise<void> {
  const { incidents, escalations, events } = repositories
  const { id, state } = incident
  if (!isOpen(state)) return
  const at = await escalations.now()
  const note = async (kind: 'acknowledged' | 'owner' | 'state', text: string) =>
    await incidents.addEntry(id, { id: ctx.ids.next(), at, kind, by: actor.name, text })
  await note('acknowledged', how === null ? 'Acknowledged' : `Acknowledged ${how}`)
  const takes = memberId !== null && incident.ownerId === null
  const looks = takes && state === 'detected'
  if (takes) await note('owner', `${actor.name} has it`)
  if (looks) await note('state', stateWords.triage)
  const version = await incidents.update(id, {
    ...(takes && { ownerId: memberId }),
    ...(looks && { state: 'triage' }),
  })
  await tickTasks(ctx, repositories, { id, now: at })
  await events.append([incidentEvent(ctx, actor, { id, version })])
}
