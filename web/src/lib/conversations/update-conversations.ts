import type { BulkChange } from '@hubbub/api-client'
import type { api } from '#lib/api.ts'
import { inParts } from '#lib/in-parts.ts'

export type Conversations = ReturnType<typeof api.workspace>['conversations']
export type Updated = Pick<Awaited<ReturnType<Conversations['updateMany']>>, 'changed' | 'failed' | 'undo'>

/** The server takes no more at once. */
const MOST = 200

/** However many they are. */
export async function updateConversations(
  server: Conversations,
  { ids, ...input }: Omit<BulkChange, 'ids'> & { ids: readonly string[] },
): Promise<Updated> {
  const all: Updated = { changed: [], failed: [], undo: [] }
  for (const part of inParts(ids, MOST)) {
    const { changed, failed, undo } = await server.updateMany({ ...input, ids: part }, crypto.randomUUID())
    all.changed.push(...changed)
    all.failed.push(...failed)
    all.undo.push(...undo)
  }
  return all
}
