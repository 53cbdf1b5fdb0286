import type { RoutableMessage, RoutingChannel } from '../ports/routing.ts'
import type { Repositories } from '../ports/store.ts'
import { decideThreads, planRoutes, type RoutingDecision } from '../rules/plan-routes.ts'
import { routeEvents } from '../rules/route-events.ts'
import { counterpart, threadOf } from '../rules/thread-of.ts'
import { refsOf } from '../rules/threading.ts'
import type { WorkContext } from './work-context.ts'

interface Place {
  /** Locked. */
  channel: RoutingChannel
  messages: readonly RoutableMessage[]
  /** The conversation that a genuine token names. */
  conversationOf(token: string): string | null
}

/** Takes messages of a locked channel to their conversations, and tells of it. */
export async function placeMessages(
  ctx: WorkContext,
  { routing, events }: Repositories,
  { channel, messages, conversationOf }: Place,
): Promise<RoutingDecision> {
  const now = ctx.clock.now()
  const named = messages.flatMap(({ post, thread }) => (post === null ? [] : thread.parentRefs))
  const ancestors = named.length === 0 ? [] : await routing.ancestors(channel.id, [...new Set(named)])
  const around = { channel, messages, ancestors }
  const { refs, conversations } = await routing.threads(channel.id, {
    refs: [...new Set(messages.flatMap((message) => refsOf(threadOf(message, around))))],
    conversationIds: [
      ...new Set(
        messages.flatMap(({ thread }) => thread.tokens.flatMap((token) => conversationOf(token) ?? [])),
      ),
    ],
  })
  const tools = { now, newId: () => ctx.ids.next(), conversationOf }
  const threads = decideThreads({ ...around, refs, conversations }, tools)
  // What is only heard makes nobody a contact. Only now: who waits for a turn must not have written anything yet.
  const met = messages.filter(({ id }) => threads.get(id)?.kind !== 'heard')
  const contacts = await routing.resolveContacts(
    met.map((message) => counterpart(message, around)),
    now,
  )
  const state = { ...around, refs, conversations, contacts }
  const decision = planRoutes(state, tools, threads)
  await routing.apply(channel.id, decision.plan, now)
  const told = routeEvents(decision, state)
  const received = told.received.map((event) => ({ ...event, id: ctx.ids.next() }))
  const byMessage = new Map(received.map(({ subjectId, id }) => [subjectId, id]))
  const consequences = told.consequences((messageId) => byMessage.get(messageId) ?? null)
  await events.append([...received, ...consequences])
  return decision
}
