import type { Message } from '@hubbub/contracts'
import { useMutation } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { useDrafts } from '../composer/drafts-context.tsx'
import { focusComposer } from '#lib/focus-composer.ts'
import { usePutMessage } from './use-put-message.ts'

/** Takes a reply back that has not left; its text stands in the composer again. */
export function useTakeBack(conversationId: string) {
  const { workspace } = useSession()
  const put = usePutMessage()
  const drafts = useDrafts()
  return useMutation({
    mutationFn: (message: Message) => api.workspace(workspace.id).messages.cancel(message.id),
    onSuccess: (cancelled, message) => {
      put(cancelled)
      drafts.giveBack(conversationId, 'reply', { text: message.text, files: message.attachments })
      focusComposer('reply')
    },
    onError: (error) => toast.error(errorText(error)),
  })
}
