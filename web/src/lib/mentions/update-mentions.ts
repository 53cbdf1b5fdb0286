import { inParts } from '#lib/in-parts.ts'
import type { api } from '#lib/api.ts'

type Mentions = ReturnType<typeof api.workspace>['mentions']
export type MentionUpdate = Parameters<Mentions['updateMany']>[0]

/** The server takes no more at once. */
const MOST = 200

/** However many they are. @returns what takes all of it back. */
export async function updateMentions(
  server: Mentions,
  changes: readonly (Pick<MentionUpdate, 'change'> & { ids: readonly string[] })[],
): Promise<MentionUpdate[]> {
  const undo: MentionUpdate[] = []
  for (const { ids, change } of changes)
    for (const part of inParts(ids, MOST)) undo.push(...(await server.updateMany({ ids: part, change })).undo)
  return undo
}
