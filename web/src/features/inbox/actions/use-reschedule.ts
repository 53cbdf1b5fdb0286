import { useMutation } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { usePutMessage } from './use-put-message.ts'

/** Another time for a scheduled reply; null sends it now. */
export function useReschedule(messageId: string) {
  const { workspace } = useSession()
  const put = usePutMessage()
  return useMutation({
    mutationFn: (sendAt: Date | null) =>
      api.workspace(workspace.id).messages.reschedule(messageId, sendAt?.toISOString() ?? null),
    onSuccess: put,
    onError: (error) => toast.error(errorText(error)),
  })
}
