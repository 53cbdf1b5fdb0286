import type { BulkChange } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { countsKey, listsKey } from '#lib/conversations/keys.ts'
import type { ListFilter } from '#lib/conversations/list-filter.ts'
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
type Result = Pick<Awaited<ReturnType<Conversations['updateMany']>>, 'changed' | 'failed' | 'undo'>
type Conversations = ReturnType<typeof api.workspace>['conversations']

/** The server takes no more at once. */
const MOST = 200

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
  const takeBack = async (undo: Result['undo']) => {
    const failed: Result['failed'] = []
    for (const { ids, change } of undo) failed.push(...(await updateIds(server, ids, change)).failed)
    await reload()
    if (failed.length > 0) toast.error(`${failed.length} could not be brought back`)
    else toast.success('Taken back')
  }
  return useMutation({
    mutationFn: async ({ conversations, change, matching }: ChangeMany) => {
      if (matching) return await server.updateMatching({ filter: matching, change }, crypto.randomUUID())
      const ids = conversations.map(({ id }) => id)
      return { ...(await updateIds(server, ids, change)), more: false }
    },
    onSuccess: ({ changed, failed, undo, more }, { conversations }) => {
      if (changed.length > 0) {
        const count = changed.length
        toast.success(`${count} ${count === 1 ? 'conversation' : 'conversations'} changed`, {
          ...(more ? { description: 'More of them match: the rest was left as it was.' } : {}),
          ...(undo.length > 0 ? { action: { label: 'Undo', onClick: () => void askBack(undo) } } : {}),
        })
      }
      onDone(
        failed.map(({ id, number, reason }) => ({ id, reason, name: nameOf(conversations, id, number) })),
      )
    },
    onError: (error) => toast.error(errorText(error)),
    onSettled: reload,
  })
  async function askBack(undo: Result['undo']) {
    await takeBack(undo).catch((error: unknown) => toast.error(errorText(error)))
  }
}

async function updateIds(
  server: Conversations,
  ids: readonly string[],
  change: BulkChange['change'],
): Promise<Result> {
  const all: Result = { changed: [], failed: [], undo: [] }
  for (let start = 0; start < ids.length; start += MOST) {
    const part = { ids: ids.slice(start, start + MOST), change }
    const { changed, failed, undo } = await server.updateMany(part, crypto.randomUUID())
    all.changed.push(...changed)
    all.failed.push(...failed)
    all.undo.push(...undo)
  }
  return all
}

function nameOf(conversations: readonly Conversation[], id: string, number: number | null): string {
  const conversation = conversations.find((each) => each.id === id)
  if (conversation) return `#${conversation.number} ${conversation.contact.name}`
  return number === null ? id : `#${number}`
}
