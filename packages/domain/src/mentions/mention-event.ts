import type { EventActor, NewEvent } from '@hubbub/contracts'

interface Changed {
  id: string
  version: number
  teamId: string | null
  /** Where it went, once it is part of a conversation. */
  conversationId?: string
}

/** Seen by those who would see the conversation that it could become. */
export const mentionUpdated = (
  { id, version, teamId, conversationId }: Changed,
  { actor, trace }: { actor: EventActor; trace: string | null },
): NewEvent => ({
  type: 'mention.updated',
  subjectId: id,
  version,
  actor,
  trace,
  ...(conversationId !== undefined && { conversationId }),
  data: { audience: { assigneeId: null, teamId } },
})
