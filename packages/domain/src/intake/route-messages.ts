import type { RoutingDecision } from '../rules/plan-routes.ts'
import { judgeEdited } from './judge-edited.ts'
import { placeMessages } from './place-messages.ts'
import { refreshPreviews } from './refresh-previews.ts'
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
  const { logs, known, ...routed } = await routeAll(ctx, tokens, input)
  if (logs) await settleLogs(ctx, input)
  // What is here already comes again once it was edited.
  if (known) {
    await refreshPreviews(ctx, input.messageIds)
    await judgeEdited(ctx, input.messageIds)
  }
  return routed
}

async function routeAll(
  ctx: WorkContext,
  tokens: ThreadTokens,
  input: RouteMessages,
): Promise<Routed & { logs: boolean; known: boolean }> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { routing } = repositories
    const channel = await routing.lockChannel(input.channelId)
    if (channel === null) return { ...nothing, logs: false, known: false }
    const found = await routing.toRoute(input.messageIds)
    const messages = found.filter(({ isLog = false }) => !isLog)
    const logs = messages.length < found.length
    const known = found.length < input.messageIds.length
    if (messages.length === 0) return { ...nothing, logs, known }
    const decision = await placeMessages(ctx, repositories, {
      channel,
      messages,
      conversationOf: (token) => tokens.conversationOf(token),
    })
    return { ...summary(decision), logs, known }
  })
}

const nothing: Routed = { messages: 0, created: 0, moved: 0 }

const summary = ({ plan }: RoutingDecision): Routed => ({
  messages: plan.messages.length + plan.heard.length,
  created: plan.created.length,
  moved: plan.moved.length,
})
