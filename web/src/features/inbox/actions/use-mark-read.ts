import type { Conversation } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { knownConversation, putConversation } from '#lib/conversations/put-conversation.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

interface MarkRead {
  id: string
  read: boolean
}

/** Read or unread, for oneself alone. */
export function useMarkRead() {
  const queryClient = useQueryClient()
  const { workspace, member } = useSession()
  const show = (id: string, unreadCount: number) => {
    const known: Conversation | undefined = knownConversation(queryClient, workspace.id, id)
    if (known)
      putConversation(
        queryClient,
        { workspaceId: workspace.id, memberId: member.id },
        { ...known, unreadCount },
      )
  }
  return useMutation({
    mutationFn: ({ id, read }: MarkRead) => api.workspace(workspace.id).conversations.markRead(id, read),
    onMutate: ({ id, read }) => show(id, read ? 0 : 1),
    onSuccess: ({ unreadCount }, { id }) => show(id, unreadCount),
    onError: (error, { read }) => {
      // Reading goes on by itself, and is told again with the next message.
      if (!read) toast.error(errorText(error))
    },
  }).mutate
}
