import type { Conversation, Label } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { putConversation } from '#lib/conversations/put-conversation.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

interface SetLabels {
  conversation: Conversation
  labels: readonly Label[]
}

export function useSetLabels() {
  const queryClient = useQueryClient()
  const { workspace, member } = useSession()
  const show = (conversation: Conversation) =>
    putConversation(queryClient, { workspaceId: workspace.id, memberId: member.id }, conversation)
  return useMutation({
    mutationFn: ({ conversation, labels }: SetLabels) =>
      api.workspace(workspace.id).conversations.setLabels(
        conversation.id,
        labels.map(({ id }) => id),
      ),
    onMutate: ({ conversation, labels }) => show({ ...conversation, labels: [...labels] }),
    onSuccess: show,
    onError: (error, { conversation }) => {
      show(conversation)
      toast.error(errorText(error))
    },
  }).mutate
}

/** The labels with one more, or one less. */
export const toggleLabel = (labels: readonly Label[], label: Label): Label[] =>
  labels.some(({ id }) => id === label.id) ? labels.filter(({ id }) => id !== label.id) : [...labels, label]
