import type { Draft } from '@hubbub/contracts'
import { hc } from 'hono/client'
import type { DraftsApi } from '../shapes/drafts.ts'
import { type Transport, done, read } from '../transport.ts'

export type DraftInput = Pick<Draft, 'text' | 'envelope' | 'attachmentIds'>
export type DraftMode = Draft['mode']

export function draftsClient(transport: Transport, base: string) {
  const at = hc<DraftsApi>(base, transport.options()).conversations[':id'].drafts
  return {
    list: (conversationId: string, signal?: AbortSignal) =>
      read(at.$get({ param: { id: conversationId } }, transport.options(signal))),
    /** `keepalive` lets the request outlive the page that sends it. */
    save: (conversationId: string, mode: DraftMode, input: DraftInput, { keepalive = false } = {}) =>
      read(
        at[':mode'].$put(
          { param: { id: conversationId, mode }, json: input },
          { ...transport.options(), init: { keepalive } },
        ),
      ),
    delete: (conversationId: string, mode: DraftMode) =>
      done(at[':mode'].$delete({ param: { id: conversationId, mode } })),
  }
}
