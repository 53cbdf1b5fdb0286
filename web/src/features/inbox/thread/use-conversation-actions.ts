import type { Conversation } from '@hubbub/contracts'
import type { ConversationChange } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { toast } from '#components/toast.tsx'
import { conversationsOf } from '#lib/conversations/list-pages.ts'
import { knownConversation } from '#lib/conversations/put-conversation.ts'
import { conversationsQuery } from '#lib/queries/conversations.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChangeConversation } from '../actions/use-change-conversation.ts'
import { useListFilter } from '../list/use-list-filter.ts'

/** What can be done with the open conversation as a whole. */
export function useConversationActions(conversation: Conversation) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { workspace } = useSession()
  const { filter } = useListFilter()
  const mutate = useChangeConversation()
  const change = (wanted: ConversationChange) => mutate({ conversation, change: wanted })
  /** Puts it aside, and says so with a way back. */
  const putAside = (wanted: ConversationChange, done: string) => {
    change(wanted)
    const { id, status, snoozedUntil } = conversation
    const back = { status, ...(status === 'snoozed' && { snoozedUntil }) }
    const undo = () =>
      mutate({
        conversation: knownConversation(queryClient, workspace.id, id) ?? conversation,
        change: back,
        force: true,
      })
    toast.success(`#${conversation.number} ${done}`, { action: { label: 'Undo', onClick: undo } })
  }

  /** The row below, or the one above for the last; read before the change moves anything. */
  const neighbour = (): string | null => {
    const rows = conversationsOf(queryClient.getQueryData(conversationsQuery(workspace.id, filter).queryKey))
    const at = rows.findIndex(({ id }) => id === conversation.id)
    return rows[at + 1]?.id ?? rows[at - 1]?.id ?? null
  }
  const goTo = (id: string | null) =>
    id === null
      ? void navigate({ to: '/inbox', search: (before) => ({ ...before, message: undefined }) })
      : void navigate({
          to: '/inbox/$conversationId',
          params: { conversationId: id },
          search: (before) => ({ ...before, message: undefined }),
        })

  return {
    change,
    resolve: () => {
      if (conversation.status !== 'resolved') putAside({ status: 'resolved' }, 'resolved')
    },
    resolveAndNext: () => {
      const next = neighbour()
      putAside({ status: 'resolved' }, 'resolved')
      goTo(next)
    },
    /** Out of sight, and on to the next; what is spam already is said to be none. */
    spam: () => {
      if (conversation.status === 'spam') return putAside({ status: 'open' }, 'is no spam')
      const next = neighbour()
      putAside({ status: 'spam' }, 'marked as spam')
      return goTo(next)
    },
    reopen: () => {
      if (conversation.status !== 'open') change({ status: 'open' })
    },
    pend: () => putAside({ status: 'pending' }, 'set to pending'),
    snooze: (until: Date) => {
      const snoozedUntil = until.toISOString()
      putAside({ status: 'snoozed', snoozedUntil }, `snoozed until ${exactTime(snoozedUntil)}`)
    },
    leave: () => goTo(neighbour()),
  }
}
