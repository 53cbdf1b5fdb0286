import { AppError, type Message } from '@hubbub/contracts'
import type { Repositories } from '../ports/store.ts'

/** What was posted before under the same client id: here and of the same kind, or the id belongs to something else. */
export async function findEarlier(
  { messages }: Repositories,
  posted: { clientId: string; conversationId: string; kind: Message['kind'] },
): Promise<Message | null> {
  const earlier = await messages.findByClientId(posted.clientId)
  if (earlier === null) return null
  if (earlier.conversationId === posted.conversationId && earlier.kind === posted.kind) return earlier
  throw new AppError({
    code: 'message.client_id_taken',
    kind: 'conflict',
    message: 'This client id belongs to another message',
  })
}
