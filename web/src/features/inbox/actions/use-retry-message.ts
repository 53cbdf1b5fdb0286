import type { Message } from '@hubbub/contracts'
import { useMutation } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { usePutMessage } from './use-put-message.ts'

/** Sends a failed or uncertain reply again. */
export function useRetryMessage() {
  const { workspace } = useSession()
  const put = usePutMessage()
  return useMutation({
    mutationFn: (message: Message) => api.workspace(workspace.id).messages.retry(message.id),
    onSuccess: put,
    onError: (error) => toast.error(errorText(error)),
  })
}
