import type { Message } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { showMessage } from '#lib/messages/show-message.ts'
import { useSession } from '#lib/session.ts'

/** Shows what the server has answered, without waiting for the event. */
export function usePutMessage() {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  return (message: Message) => showMessage(queryClient, workspace.id, message)
}
