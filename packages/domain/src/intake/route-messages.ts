import { planRoutes, type RoutingDecision, counterpart } from '../rules/plan-routes.ts'
import { routeEvents } from '../rules/route-events.ts'
import { refsOf } from '../rules/threading.ts'
import type { WorkContext } from './work-context.ts'

export interface RouteMessages {
  channelId: string
  messageIds: readonly string[]
}

export interface ThreadTokens {
  /** The conversation a token names; null where we did not make it. */
  conversationOf(token: string): string | null
}

export interface Routed {
  messages: number
  created: number
  moved: number
}

/**
 * Takes enriched messages to their conversations, in one transaction. One at a time for each channel, so that a thread
 * cannot begin twice; what is routed already is passed over.
 */
export async function routeMessages(
  ctx: WorkContext,
  tokens: ThreadTokens,
  input: RouteMessages,
): Promise<Routed> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { routing, events } = repositories
    const channel = await routing.lockChannel(input.channelId)
    if (channel === null) return nothing
    const messages = await routing.toRoute(input.messageIds)
    if (messages.length === 0) return nothing
    const now = ctx.clock.now()
    const contacts = await routing.resolveContacts(
      messages.map((message) => counterpart(message, channel)),
      now,
    )
    const { refs, conversations } = await routing.threads(channel.id, {
      refs: [...new Set(messages.flatMap(({ thread }) => refsOf(thread)))],
      conversationIds: [...new Set(messages.flatMap(({ thread }) => namedBy(tokens, thread.tokens)))],
    })
    const state = { channel, messages, refs, conversations, contacts }
    const decision = planRoutes(state, {
      now,
      newId: () => ctx.ids.next(),
      conversationOf: (token) => tokens.conversationOf(token),
    })
    await routing.apply(channel.id, decision.plan, now)
    const told = routeEvents(decision, state)
    const received = told.received.map((event) => ({ ...event, id: ctx.ids.next() }))
    const byMessage = new Map(received.map(({ subjectId, id }) => [subjectId, id]))
    const consequences = told.consequences((messageId) => byMessage.get(messageId) ?? null)
    await events.append([...received, ...consequences])
    return summary(decision)
  })
}

const nothing: Routed = { messages: 0, created: 0, moved: 0 }

const namedBy = (tokens: ThreadTokens, values: readonly string[]) =>
  values.flatMap((token) => tokens.conversationOf(token) ?? [])

const summary = ({ plan }: RoutingDecision): Routed => ({
  messages: plan.messages.length,
  created: plan.created.length,
  moved: plan.moved.length,
})
