import type { BulkChange } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { countsKey, listsKey } from '#lib/conversations/keys.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

export interface BulkFailure {
  id: string
  name: string
  reason: string
}

interface ChangeMany {
  conversations: readonly Conversation[]
  change: BulkChange['change']
}

/** The server takes no more at once. */
const MOST = 200

/** Changes many at once; what could not be changed comes back by name. */
export function useBulkChange(onDone: (failures: BulkFailure[]) => void) {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  return useMutation({
    mutationFn: async ({ conversations, change }: ChangeMany) => {
      const failures: BulkFailure[] = []
      for (let start = 0; start < conversations.length; start += MOST) {
        const part = conversations.slice(start, start + MOST)
        const ids = part.map(({ id }) => id)
        const { failed } = await api
          .workspace(workspace.id)
          .conversations.updateMany({ ids, change }, crypto.randomUUID())
        failures.push(...failed.map(({ id, reason }) => ({ id, reason, name: nameOf(part, id) })))
      }
      return failures
    },
    onSuccess: (failures, { conversations }) => {
      const changed = conversations.length - failures.length
      if (failures.length === 0)
        toast.success(`${changed} ${changed === 1 ? 'conversation' : 'conversations'} changed`)
      onDone(failures)
    },
    onError: (error) => toast.error(errorText(error)),
    onSettled: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: listsKey(workspace.id) }),
        queryClient.invalidateQueries({ queryKey: ['conversation', workspace.id] }),
        queryClient.invalidateQueries({ queryKey: countsKey(workspace.id) }),
      ])
    },
  })
}

function nameOf(conversations: readonly Conversation[], id: string): string {
  const conversation = conversations.find((each) => each.id === id)
  return conversation ? `#${conversation.number} ${conversation.contact.name}` : id
}
