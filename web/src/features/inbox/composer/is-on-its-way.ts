import type { Draft } from '@hubbub/contracts'
import type { Queued } from '#lib/outbox/outgoing.ts'
import { stampOf } from './kept-draft.ts'

/** Whether this draft of the server is what was sent off here, and only still there because it has not arrived. */
export const isOnItsWay = (queued: readonly Queued[], conversationId: string, draft: Draft): boolean =>
  queued.some(
    ({ outgoing }) =>
      outgoing.conversationId === conversationId &&
      outgoing.mode === draft.mode &&
      (outgoing.replaces.stamp === stampOf(draft) || outgoing.replaces.texts.includes(draft.text)),
  )
