import type { Attachment, Draft } from '@hubbub/contracts'
import { errorText } from '#lib/error-text.ts'
import type { LocalFile } from './local-file.ts'

type Mode = Draft['mode']

export interface FileServer {
  upload: (file: File, onProgress: (share: number) => void) => Promise<Attachment>
  describe: (attachmentId: string) => Promise<Pick<Attachment, 'filename' | 'size' | 'contentType'>>
}

interface Shelf {
  get: (conversationId: string, mode: Mode) => readonly LocalFile[]
  /** `counts` where the draft itself has changed, and not only what is known of its files. */
  set: (conversationId: string, mode: Mode, files: readonly LocalFile[], counts: boolean) => void
}

export function createFileKeeper(server: FileServer, shelf: Shelf) {
  const patch = (conversationId: string, mode: Mode, key: string, change: Partial<LocalFile>) => {
    const files = shelf.get(conversationId, mode)
    if (!files.some((file) => file.key === key)) return
    const next = files.map((file) => (file.key === key ? { ...file, ...change } : file))
    shelf.set(conversationId, mode, next, change.id !== undefined)
  }
  const upload = async (conversationId: string, mode: Mode, key: string, source: File) => {
    try {
      const { id, contentType, size } = await server.upload(source, (progress) =>
        patch(conversationId, mode, key, { progress }),
      )
      patch(conversationId, mode, key, { id, contentType, size, progress: 1, error: null })
    } catch (error) {
      patch(conversationId, mode, key, { error: errorText(error) })
    }
  }
  return {
    add: (conversationId: string, mode: Mode, sources: readonly File[]) => {
      const added = sources.map((source) => ({
        key: crypto.randomUUID(),
        id: null,
        filename: source.name,
        size: source.size,
        contentType: source.type || 'application/octet-stream',
        progress: 0,
        error: null,
        source,
      }))
      shelf.set(conversationId, mode, [...shelf.get(conversationId, mode), ...added], false)
      for (const { key, source } of added) void upload(conversationId, mode, key, source)
    },
    retry: (conversationId: string, mode: Mode, { key, source }: LocalFile) => {
      if (!source) return
      patch(conversationId, mode, key, { error: null, progress: 0 })
      void upload(conversationId, mode, key, source)
    },
    remove: (conversationId: string, mode: Mode, key: string) => {
      const files = shelf.get(conversationId, mode)
      const removed = files.find((file) => file.key === key)
      const left = files.filter((file) => file.key !== key)
      if (removed) shelf.set(conversationId, mode, left, removed.id !== null)
    },
    /** The files of a draft that was kept; of those seen before, what is known. */
    describe: async (ids: readonly string[], known: readonly LocalFile[]): Promise<LocalFile[]> =>
      await Promise.all(
        ids.map(async (id) => {
          const seen = known.find((file) => file.id === id)
          if (seen) return seen
          const facts: Pick<Attachment, 'filename' | 'size' | 'contentType'> = await server
            .describe(id)
            .catch(() => ({ filename: 'Attachment', size: 0, contentType: 'application/octet-stream' }))
          return { key: id, id, ...facts, progress: 1, error: null }
        }),
      ),
  }
}
