import type { Message } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { toast } from '#components/toast.tsx'
import { conversationKey } from '#lib/conversations/keys.ts'
import { useLive } from '#lib/live/live-context.ts'
import { showMessage } from '#lib/messages/show-message.ts'
import { useSession } from '#lib/session.ts'
import { createUnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { type Outbox, createOutbox } from './create-outbox.ts'
import type { Queued } from './outgoing.ts'
import { postOutgoing } from './post-outgoing.ts'

const OutboxContext = createContext<Outbox | null>(null)

/** Sends what one person has written, whatever page is open; above all pages, and made anew for the next person. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const { workspace, member } = useSession()
  const queryClient = useQueryClient()
  const [outbox] = useState(() =>
    createOutbox<Message>({
      shelf: createUnsentShelf(member.id, 'send'),
      post: (outgoing) => postOutgoing(workspace.id, outgoing),
      onSent: (message) => {
        showMessage(queryClient, workspace.id, message)
        const queryKey = conversationKey(workspace.id, message.conversationId)
        void queryClient.invalidateQueries({ queryKey })
      },
      onRefused: ({ mode }, words) =>
        toast.error(mode === 'note' ? 'The note was not saved' : 'The reply was not sent', {
          description: words,
        }),
    }),
  )
  useEffect(() => {
    outbox.open()
    return outbox.close
  }, [outbox])
  useWakeUp(outbox)
  return <OutboxContext value={outbox}>{children}</OutboxContext>
}

/** The browser or the socket says that the server can be reached again. */
function useWakeUp({ wake }: Outbox) {
  const { connection } = useLive()
  useEffect(() => {
    addEventListener('online', wake)
    const stop = connection.subscribe(() => {
      if (connection.get().status === 'connected') wake()
    })
    return () => {
      removeEventListener('online', wake)
      stop()
    }
  }, [wake, connection])
}

export function useOutbox(): Outbox {
  const outbox = use(OutboxContext)
  if (!outbox) throw new Error('outside of the frame')
  return outbox
}

/** What is on its way in one conversation, or was refused there; what was sent first comes first. */
export function useQueued(conversationId: string): Queued[] {
  const { items } = useOutbox()
  const all = useSyncExternalStore(items.subscribe, items.get)
  return useMemo(
    () => all.filter(({ outgoing }) => outgoing.conversationId === conversationId),
    [all, conversationId],
  )
}
