import type { EventActor } from '@hubbub/contracts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { previewOf } from '../rules/preview.ts'

/** The last word is ours: nobody waits any more, and the list shows it. */
export async function touchAnswered(
  { caller, trace }: { caller: { actor: EventActor }; trace: string | null },
  repositories: Pick<Repositories, 'conversations' | 'events'>,
  { conversation, text, now }: { conversation: ConversationState; text: string; now: Date },
): Promise<void> {
  const version = await repositories.conversations.update(conversation.id, {
    waitingSince: null,
    ...(conversation.firstReplyAt === null && { firstReplyAt: now }),
    lastActivityAt: now,
    preview: previewOf(text),
    previewDirection: 'out',
  })
  await repositories.events.append([
    {
      type: 'conversation.updated',
      subjectId: conversation.id,
      version,
      conversationId: conversation.id,
      actor: caller.actor,
      trace,
      data: { audience: { assigneeId: conversation.assigneeId, teamId: conversation.teamId } },
    },
  ])
}
