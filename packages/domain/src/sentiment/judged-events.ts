import type { EventActor, NewEvent } from '@hubbub/contracts'
import { mentionUpdated } from '../mentions/mention-event.ts'
import type { JudgedMessage } from '../ports/sentiment.ts'

/** Who had something count otherwise. */
export interface Teller {
  actor: EventActor
  trace: string | null
}

type Placed = Pick<JudgedMessage, 'id' | 'conversationId' | 'assigneeId' | 'teamId'>

/** That a message counts otherwise, where it stands: in a conversation, or by itself. */
export function messageJudged(
  { id, conversationId, assigneeId, teamId }: Placed,
  { version, change }: { version: number; change: 'sentiment' | 'marks' },
  by: Teller,
): NewEvent {
  if (conversationId === null) return mentionUpdated({ id, version, teamId }, by)
  return {
    type: 'message.updated',
    subjectId: id,
    version,
    conversationId,
    ...by,
    data: { audience: { assigneeId, teamId }, change },
  }
}

/** That a conversation bears something else, for what its messages count as. */
export const conversationJudged = (
  { id, version, assigneeId, teamId }: Pick<Placed, 'id' | 'assigneeId' | 'teamId'> & { version: number },
  by: Teller,
): NewEvent => ({
  type: 'conversation.updated',
  subjectId: id,
  version,
  conversationId: id,
  ...by,
  data: { audience: { assigneeId, teamId } },
})
