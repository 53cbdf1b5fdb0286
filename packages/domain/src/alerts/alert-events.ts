import type { EventActor, NewEvent } from '@hubbub/contracts'

export function alertEvent(
  type: 'alert.found' | 'alert.updated' | 'alert-rule.updated',
  subject: { id: string; version: number },
  { actor, trace }: { actor: EventActor; trace: string | null },
): NewEvent {
  return { type, subjectId: subject.id, version: subject.version, actor, trace }
}
