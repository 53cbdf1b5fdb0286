import type { EventActor, NewEvent } from '@hubbub/contracts'

interface Changed {
  id: string
  version: number
  teamId: string | null
}

/** Seen by those who see what is heard on its channel. */
export const postEvent = (
  type: 'post.created' | 'post.updated',
  { id, version, teamId }: Changed,
  { actor, trace }: { actor: EventActor; trace: string | null },
): NewEvent => ({
  type,
  subjectId: id,
  version,
  actor,
  trace,
  data: { audience: { assigneeId: null, teamId } },
})
