import type { EventActor, NewEvent } from '@hubbub/contracts'

export function incidentEvent(
  { trace }: { trace: string | null },
  actor: EventActor,
  { id, version }: { id: string; version: number },
): NewEvent {
  return { type: 'incident.updated', subjectId: id, version, actor, trace }
}
