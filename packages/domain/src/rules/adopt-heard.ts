import type { Ancestor, RoutableMessage } from '../ports/routing.ts'
import { sideOf } from './post-thread.ts'
import { counterpart, type Surroundings } from './thread-of.ts'
import type { ThreadDecision } from './threading.ts'

export interface Adoption {
  /** In an order in which a conversation begins before anything joins it. */
  decisions: Map<string, ThreadDecision>
  /** Stored already. */
  ancestors: { ancestor: Ancestor; conversationId: string }[]
}

/**
 * A conversation that begins takes in what its customer had said before in the thread, though not to us, and what we
 * answered there. What others said stays where it is.
 */
export function adopt(
  state: Surroundings & { messages: readonly RoutableMessage[] },
  decided: ReadonlyMap<string, ThreadDecision>,
): Adoption {
  const decisions = new Map(decided)
  const ancestors = new Map<string, Adoption['ancestors'][number]>()
  const inBatch = new Map(state.messages.map((message) => [message.externalId, message]))
  const stored = new Map((state.ancestors ?? []).map((ancestor) => [ancestor.externalId, ancestor]))
  for (const message of state.messages) {
    const decision = decided.get(message.id)
    if (message.post === null || decision?.kind !== 'new') continue
    const { conversationId } = decision
    const customer = counterpart(message, state).value
    const side = sideOf(message.post.audience)
    for (const ref of message.thread.parentRefs) {
      const fresh = inBatch.get(ref)
      if (
        fresh?.author.value === customer &&
        fresh.post !== null &&
        sideOf(fresh.post.audience) === side &&
        decisions.get(fresh.id)?.kind === 'heard'
      ) {
        decisions.delete(fresh.id)
        decisions.set(fresh.id, { kind: 'join', conversationId })
      }
      const earlier = stored.get(ref)
      if (
        earlier?.conversationId === null &&
        earlier.author.value === customer &&
        sideOf(earlier.audience ?? 'public') === side
      )
        ancestors.set(earlier.id, { ancestor: earlier, conversationId })
    }
  }
  return { decisions, ancestors: [...ancestors.values()] }
}
