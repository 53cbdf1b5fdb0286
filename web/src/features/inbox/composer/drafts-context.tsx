import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, createContext, use, useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '#lib/api.ts'
import { draftsQuery } from '#lib/queries/drafts.query.ts'
import { useOutbox } from '#lib/outbox/outbox-context.tsx'
import { useSession } from '#lib/session.ts'
import { createUnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { type DraftStore, createDraftStore } from './draft-store.ts'
import type { DraftServer, DraftState, Mode } from './draft-types.ts'
import { isOnItsWay } from './is-on-its-way.ts'

const DraftsContext = createContext<DraftStore | null>(null)

/** Holds all unsent texts while the inbox is shown, and saves them when it is left. */
export function DraftsProvider({ children }: { children: ReactNode }) {
  const { workspace, member } = useSession()
  const queryClient = useQueryClient()
  const outbox = useOutbox()
  const [store] = useState(() => {
    const { drafts, attachments } = api.workspace(workspace.id)
    const server: DraftServer = {
      load: async (id) => {
        const { items } = await queryClient.query(draftsQuery(workspace.id, id))
        return items.filter((draft) => !isOnItsWay(outbox.items.get(), id, draft))
      },
      save: (id, mode, draft, lasting) => drafts.save(id, mode, draft, { keepalive: lasting }),
      delete: drafts.delete,
      upload: (file, onProgress) => attachments.upload(file, { onProgress }),
      describe: attachments.describe,
    }
    return createDraftStore(server, { shelf: createUnsentShelf(member.id, 'draft') })
  })
  useEffect(() => {
    const leave = () => void store.flush({ lasting: true })
    addEventListener('pagehide', leave)
    void store.resume()
    return () => {
      removeEventListener('pagehide', leave)
      store.close()
    }
  }, [store])
  return <DraftsContext value={store}>{children}</DraftsContext>
}

export function useDrafts(): DraftStore {
  const store = use(DraftsContext)
  if (!store) throw new Error('outside of the inbox')
  return store
}

export function useDraft(conversationId: string, mode: Mode): DraftState {
  const store = useDrafts()
  return useSyncExternalStore(store.subscribe, () => store.get(conversationId, mode))
}
