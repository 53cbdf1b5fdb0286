import { AppError } from '@hubbub/contracts'
import type { Blobs } from '@hubbub/domain'

/** Files that live as long as the test. */
export function createMemoryBlobs(): Blobs & { keys(): string[] } {
  const files = new Map<string, Uint8Array>()
  return {
    keys: () => [...files.keys()],
    put: async (key, content) => void files.set(key, Uint8Array.from(content)),
    get: async (key) => {
      const content = files.get(key)
      if (content === undefined)
        throw new AppError({
          code: 'attachment.missing',
          kind: 'not_found',
          message: 'There is no such file',
        })
      return new Blob([Uint8Array.from(content)]).stream()
    },
    delete: async (key) => void files.delete(key),
  }
}
