import type { EventActor } from '@hubbub/contracts'
import type { ConversationPatch, ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'

/** Raises the version and tells all who see the conversation, also of what stands in other tables. @returns the version. */
export async function touchConversation(
  { caller, trace }: { caller: { actor: EventActor }; trace: string | null },
  { conversations, events }: Pick<Repositories, 'conversations' | 'events'>,
  { id, assigneeId, teamId }: Pick<ConversationState, 'id' | 'assigneeId' | 'teamId'>,
  patch: ConversationPatch = {},
): Promise<number> {
  const version = await conversations.update(id, patch)
  await events.append([
    {
      type: 'conversation.updated',
      subjectId: id,
      version,
      conversationId: id,
      actor: caller.actor,
      trace,
      data: { audience: { assigneeId, teamId } },
    },
  ])
  return version
}
