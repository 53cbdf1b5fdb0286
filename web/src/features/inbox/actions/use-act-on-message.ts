import type { MessageActionInput } from '@hubbub/api-client'
import type { Message } from '@hubbub/contracts'
import { useMutation } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { usePutMessage } from './use-put-message.ts'

/** Asks the network to react to a message, hide it or take it back. */
export function useActOnMessage(message: Message) {
  const { workspace } = useSession()
  const put = usePutMessage()
  return useMutation({
    mutationFn: (input: MessageActionInput) => api.workspace(workspace.id).messages.act(message.id, input),
    onSuccess: put,
    onError: (error) => toast.error(errorText(error)),
  })
}
