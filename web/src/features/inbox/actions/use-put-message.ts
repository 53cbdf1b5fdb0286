import type { Message } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { messagesKey } from '#lib/conversations/keys.ts'
import { type MessagePages, putMessage } from '#lib/messages/message-pages.ts'
import { patchQuery } from '#lib/patch-query.ts'
import { useSession } from '#lib/session.ts'

/** Shows what the server has answered, without waiting for the event. */
export function usePutMessage() {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  return (message: Message) => {
    const thread = queryClient
      .getQueryCache()
      .find({ queryKey: messagesKey(workspace.id, message.conversationId) })
    if (thread) patchQuery<MessagePages>(queryClient, thread, (pages) => putMessage(pages, message))
  }
}
