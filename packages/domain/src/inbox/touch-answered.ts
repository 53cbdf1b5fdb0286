import type { EventActor } from '@hubbub/contracts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { previewOf } from '../rules/preview.ts'
import { touchConversation } from './touch-conversation.ts'

/** The last word is ours: nobody waits any more, and the list shows it. */
export async function touchAnswered(
  ctx: { caller: { actor: EventActor }; trace: string | null },
  repositories: Pick<Repositories, 'conversations' | 'events'>,
  { conversation, text, now }: { conversation: ConversationState; text: string; now: Date },
): Promise<void> {
  await touchConversation(ctx, repositories, conversation, {
    waitingSince: null,
    ...(conversation.firstReplyAt === null && { firstReplyAt: now }),
    lastActivityAt: now,
    preview: previewOf(text),
    previewDirection: 'out',
  })
}
