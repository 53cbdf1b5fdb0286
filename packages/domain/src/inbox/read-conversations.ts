import type { Conversation } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationCounts } from '../ports/conversations.ts'
import type { ConversationFilter, ConversationSort } from './filter.ts'
import { notFound } from './not-found.ts'

export type ListConversations = ConversationFilter & { sort: ConversationSort; limit: number; after: unknown }

/** One page of those the caller may see; `next` is the place to go on from, null at the end. */
export async function listConversations(
  ctx: Context,
  query: ListConversations,
): Promise<{ items: Conversation[]; next: unknown }> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ conversations }) => await conversations.list(ctx.caller, query),
  )
}

/** How many each view holds under the same filter. */
export async function countConversations(
  ctx: Context,
  filter: Omit<ConversationFilter, 'view'>,
): Promise<ConversationCounts> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ conversations }) => await conversations.counts(ctx.caller, filter),
  )
}

/** @throws `conversation.not_found`, also where the caller may not see it. */
export async function getConversation(ctx: Context, id: string): Promise<Conversation> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ conversations }) => {
    const conversation = await conversations.find(ctx.caller, id)
    if (conversation === null) throw notFound('conversation')
    return conversation
  })
}
