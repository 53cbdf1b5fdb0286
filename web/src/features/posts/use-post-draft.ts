import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '#lib/api.ts'
import { createFileKeeper } from '#lib/files/create-file-keeper.ts'
import type { LocalFile } from '#lib/files/local-file.ts'
import { createExternal } from '#lib/live/create-external.ts'
import {
  dropPostDraft,
  emptyPost,
  keepPostDraft,
  type PostDraft,
  readPostDraft,
} from '#lib/posts/post-draft.ts'
import { useSession } from '#lib/session.ts'
import { createUnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'

export interface PostState {
  draft: PostDraft
  files: readonly LocalFile[]
}

/** The post that is being written: kept in this browser at every change, through a reload and until the server has it. */
export function usePostDraft() {
  const { workspace, member } = useSession()
  const [store] = useState(() => createPostStore(workspace.id, member.id))
  useEffect(() => store.open(), [store])
  const state = useSyncExternalStore(store.subscribe, store.get)
  return { ...state, ...store.tools }
}
export type PostDraftTools = ReturnType<typeof usePostDraft>

function createPostStore(workspaceId: string, memberId: string) {
  const shelf = createUnsentShelf(memberId, 'draft')
  const kept = readPostDraft(shelf) ?? emptyPost()
  const state = createExternal<PostState>({
    draft: kept,
    files: kept.files.map((file) => ({ ...file, key: file.id, progress: 1, error: null })),
  })
  let isOpen = false
  const put = (next: PostState) => {
    const files = next.files.flatMap(({ id, filename, size, contentType }) =>
      id === null ? [] : [{ id, filename, size, contentType }],
    )
    const draft = { ...next.draft, files }
    if (isOpen) keepPostDraft(shelf, draft)
    state.set({ draft, files: next.files })
  }
  const { attachments } = api.workspace(workspaceId)
  const keeper = createFileKeeper(
    {
      upload: (file, onProgress) => attachments.upload(file, { onProgress }),
      describe: attachments.describe,
    },
    { get: () => state.get().files, set: (_id, _mode, files) => put({ ...state.get(), files }) },
  )
  return {
    get: state.get,
    subscribe: state.subscribe,
    open: () => {
      isOpen = true
      return () => void (isOpen = false)
    },
    tools: {
      edit: (change: Partial<PostDraft>) =>
        put({ ...state.get(), draft: { ...state.get().draft, ...change } }),
      addFiles: (files: readonly File[]) => keeper.add('post', 'reply', files),
      retryFile: (file: LocalFile) => keeper.retry('post', 'reply', file),
      removeFile: ({ key }: LocalFile) => keeper.remove('post', 'reply', key),
      /** It is the server's now. */
      done: () => {
        isOpen = false
        dropPostDraft(shelf)
      },
    },
  }
}
