import type { Message } from '@hubbub/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { messagesKey } from '#lib/conversations/keys.ts'
import { type MessagePages, putMessage } from '#lib/messages/message-pages.ts'
import { patchQuery } from '#lib/patch-query.ts'

/** Shows a new or newer message in its thread, where that is loaded. */
export function showMessage(queryClient: QueryClient, workspaceId: string, message: Message): void {
  const queryKey = messagesKey(workspaceId, message.conversationId)
  const thread = queryClient.getQueryCache().find({ queryKey })
  if (thread) patchQuery<MessagePages>(queryClient, thread, (pages) => putMessage(pages, message))
}
