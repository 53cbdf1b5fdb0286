import { decideThreads, planRoutes, type RoutingDecision } from '../rules/plan-routes.ts'
import { routeEvents } from '../rules/route-events.ts'
import { counterpart, threadOf } from '../rules/thread-of.ts'
import { refsOf } from '../rules/threading.ts'
import { settleLogs } from './settle-logs.ts'
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
  const { logs, ...routed } = await routeAll(ctx, tokens, input)
  if (logs) await settleLogs(ctx, input)
  return routed
}

async function routeAll(
  ctx: WorkContext,
  tokens: ThreadTokens,
  input: RouteMessages,
): Promise<Routed & { logs: boolean }> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { routing, events } = repositories
    const channel = await routing.lockChannel(input.channelId)
    if (channel === null) return { ...nothing, logs: false }
    const found = await routing.toRoute(input.messageIds)
    const messages = found.filter(({ isLog = false }) => !isLog)
    const logs = messages.length < found.length
    if (messages.length === 0) return { ...nothing, logs }
    const now = ctx.clock.now()
    const named = messages.flatMap(({ post, thread }) => (post === null ? [] : thread.parentRefs))
    const ancestors = named.length === 0 ? [] : await routing.ancestors(channel.id, [...new Set(named)])
    const around = { channel, messages, ancestors }
    const { refs, conversations } = await routing.threads(channel.id, {
      refs: [...new Set(messages.flatMap((message) => refsOf(threadOf(message, around))))],
      conversationIds: [...new Set(messages.flatMap(({ thread }) => namedBy(tokens, thread.tokens)))],
    })
    const tools = {
      now,
      newId: () => ctx.ids.next(),
      conversationOf: (token: string) => tokens.conversationOf(token),
    }
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
    return { ...summary(decision), logs }
  })
}

const nothing: Routed = { messages: 0, created: 0, moved: 0 }

const namedBy = (tokens: ThreadTokens, values: readonly string[]) =>
  values.flatMap((token) => tokens.conversationOf(token) ?? [])

const summary = ({ plan }: RoutingDecision): Routed => ({
  messages: plan.messages.length + plan.heard.length,
  created: plan.created.length,
  moved: plan.moved.length,
})
