import type { Message } from '@hubbub/contracts'
import { useQueued } from '#lib/outbox/outbox-context.tsx'
import type { Queued } from '#lib/outbox/outgoing.ts'

/** What is not yet among the messages of the thread. */
export function usePendingSends(conversationId: string, messages: readonly Message[]): Queued[] {
  const queued = useQueued(conversationId)
  const arrived = new Set(messages.map(({ clientId }) => clientId))
  return queued.filter(({ outgoing }) => !arrived.has(outgoing.clientId))
}
