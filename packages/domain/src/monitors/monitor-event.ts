import type { EventActor, NewEvent } from '@hubbub/contracts'

export interface ToldMonitor {
  id: string
  version: number
  sharing: 'private' | 'team' | 'workspace'
  ownerId: string | null
}

/** Told to its owner alone where it is private. */
export function monitorEvent(
  { id: subjectId, version, sharing, ownerId }: ToldMonitor,
  { actor, trace }: { actor: EventActor; trace: string | null },
): NewEvent {
  const isPrivate = sharing === 'private' && ownerId !== null
  return {
    type: 'monitor.updated',
    subjectId,
    version,
    actor,
    trace,
    ...(isPrivate && { data: { audience: { assigneeId: null, teamId: null, onlyMemberId: ownerId } } }),
  }
}
