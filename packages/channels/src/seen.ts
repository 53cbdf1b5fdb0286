import type { InboundBatch, InboundMessage } from '@hubbub/contracts'

const MAX_SEEN = 10_000
/** So many travel with the cursor; with more in a minute some come again, and are known there. */
const MAX_RECENT = 200

type Told = Pick<InboundMessage, 'externalId' | 'post'>
const byVersion = ({ externalId, post }: Told) =>
  post?.editedAt == null ? externalId : `${externalId} ${post.editedAt}`

/**
 * What several sources tell, or one tells again, is handed on once. An edit is another version, and comes through, unless
 * the network tells of edits in another way.
 */
export function createSeen(recent: readonly string[], keyOf: (message: Told) => string = byVersion) {
  let seen = new Set<string>(recent)
  return {
    fresh<Batch extends Omit<InboundBatch, 'cursor'>>(batch: Batch): Batch {
      const messages = batch.messages.filter((message) => {
        const key = keyOf(message)
        if (seen.has(key)) return false
        seen.add(key)
        return true
      })
      if (seen.size > MAX_SEEN) seen = new Set([...seen].slice(-MAX_RECENT))
      return { ...batch, messages }
    },
    recent: () => [...seen].slice(-MAX_RECENT),
  }
}
