import type { EventActor, NewEvent } from '@hubbub/contracts'

/** Told to this person alone. */
export function digestEvent(
  { trace }: { trace: string | null },
  actor: EventActor,
  { id, memberId }: { id: string; memberId: string },
): NewEvent {
  return {
    type: 'digest.updated',
    subjectId: id,
    version: 1,
    actor,
    trace,
    data: { audience: { assigneeId: null, teamId: null, onlyMemberId: memberId } },
  }
}
