import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, createContext, use, useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '#lib/api.ts'
import { draftsQuery } from '#lib/queries/drafts.query.ts'
import { useSession } from '#lib/session.ts'
import { type DraftStore, createDraftStore } from './draft-store.ts'
import type { DraftState, Mode } from './draft-types.ts'

const DraftsContext = createContext<DraftStore | null>(null)

/** Holds all unsent texts while the inbox is shown, and saves them when it is left. */
export function DraftsProvider({ children }: { children: ReactNode }) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const [store] = useState(() => {
    const { drafts, attachments } = api.workspace(workspace.id)
    return createDraftStore({
      load: async (id) => (await queryClient.query(draftsQuery(workspace.id, id))).items,
      save: (id, mode, draft, lasting) => drafts.save(id, mode, draft, { keepalive: lasting }),
      delete: drafts.delete,
      upload: (file, onProgress) => attachments.upload(file, { onProgress }),
      describe: attachments.describe,
    })
  })
  useEffect(() => {
    const leave = () => void store.flush({ lasting: true })
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
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
