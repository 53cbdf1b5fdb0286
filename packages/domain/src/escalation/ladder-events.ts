import type { EventActor, Ids, NewEvent } from '@hubbub/contracts'
import type { NewEntry } from '../ports/escalations.ts'
import type { Repositories } from '../ports/store.ts'

/** What moves a ladder needs, whether a person does it or a timer. */
export interface LadderContext {
  ids: Ids
  trace: string | null
}

export function escalationEvent(
  ctx: LadderContext,
  actor: EventActor,
  escalation: { id: string; version: number },
): NewEvent {
  return {
    type: 'escalation.updated',
    subjectId: escalation.id,
    version: escalation.version,
    actor,
    trace: ctx.trace,
  }
}

/** Told to this person alone. */
export function notifiedEvent(
  ctx: LadderContext,
  actor: EventActor,
  escalation: { id: string; version: number; memberId: string },
): NewEvent {
  return {
    type: 'escalation.notified',
    subjectId: escalation.id,
    version: escalation.version,
    actor,
    trace: ctx.trace,
    data: { audience: { assigneeId: null, teamId: null, onlyMemberId: escalation.memberId } },
  }
}

export async function addEntry(
  ctx: LadderContext,
  { escalations }: Pick<Repositories, 'escalations'>,
  id: string,
  entry: NewEntry,
): Promise<void> {
  await escalations.addEntries(id, [{ id: ctx.ids.next(), ...entry }])
}
