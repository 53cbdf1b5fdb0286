import type { BulkChange } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { countsKey, listsKey } from '#lib/conversations/keys.ts'
import type { ListFilter } from '#lib/conversations/list-filter.ts'
import { type Updated, updateConversations } from '#lib/conversations/update-conversations.ts'
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
  /** All that this list shows, loaded or not. */
  matching?: ListFilter | undefined
}

/** Changes many at once, with one toast to take it back; what could not be changed comes back by name. */
export function useBulkChange(onDone: (failures: BulkFailure[]) => void) {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  const { conversations: server } = api.workspace(workspace.id)
  const reload = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: listsKey(workspace.id) }),
      queryClient.invalidateQueries({ queryKey: ['conversation', workspace.id] }),
      queryClient.invalidateQueries({ queryKey: countsKey(workspace.id) }),
    ])
  }
  const takeBack = async (undo: Updated['undo'], shown: readonly Conversation[]) => {
    const failed: Updated['failed'] = []
    for (const part of undo) failed.push(...(await updateConversations(server, part)).failed)
    await reload()
    if (failed.length === 0) toast.success('Taken back')
    else tellLeft(failed.map(({ id, number, reason }) => `${nameOf(shown, id, number)}: ${reason}`))
  }
  return useMutation({
    mutationFn: async ({ conversations, change, matching }: ChangeMany) => {
      if (matching) return await server.updateMatching({ filter: matching, change }, crypto.randomUUID())
      const ids = conversations.map(({ id }) => id)
      return { ...(await updateConversations(server, { ids, change })), more: false }
    },
    onSuccess: ({ changed, failed, undo, more }, { conversations }) => {
      if (changed.length > 0) {
        const count = changed.length
        toast.success(`${count} ${count === 1 ? 'conversation' : 'conversations'} changed`, {
          ...(more ? { description: 'More of them match: the rest was left as it was.' } : {}),
          ...(undo.length > 0
            ? { action: { label: 'Undo', onClick: () => void askBack(undo, conversations) } }
            : {}),
        })
      }
      onDone(
        failed.map(({ id, number, reason }) => ({ id, reason, name: nameOf(conversations, id, number) })),
      )
    },
    onError: (error) => toast.error(errorText(error)),
    onSettled: reload,
  })
  async function askBack(undo: Updated['undo'], shown: readonly Conversation[]) {
    await takeBack(undo, shown).catch((error: unknown) => toast.error(errorText(error)))
  }
}

const LINES = 6

/** What was not taken back, each with the reason. */
function tellLeft(lines: readonly string[]): void {
  const more = lines.length - LINES
  toast.warning(lines.length === 1 ? 'One was left as it is' : `${lines.length} were left as they are`, {
    description: [...lines.slice(0, LINES), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
    duration: 15_000,
  })
}

function nameOf(conversations: readonly Conversation[], id: string, number: number | null): string {
  const conversation = conversations.find((each) => each.id === id)
  if (conversation) return `#${conversation.number} ${conversation.contact.name}`
  return number === null ? id : `#${number}`
}
