import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { notFound } from './not-found.ts'

/** Marks a conversation read or unread for the caller alone. */
export async function markConversation(
  ctx: Context,
  input: { id: string; read: boolean },
): Promise<{ unreadCount: number }> {
  permit(ctx, 'conversation:read')
  const { workspaceId } = ctx
  const marked = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const conversation = await repositories.conversations.find(ctx.caller, input.id)
    if (conversation === null) throw notFound('conversation')
    const unreadCount = await markReadIn(ctx, repositories, conversation, input.read)
    return { unreadCount, isTheirs: conversation.assignee?.id === ctx.caller.memberId }
  })
  // That a supervisor looks in is nothing to the customer.
  if (input.read && marked.isTheirs)
    await ctx.signals.conversationSeen({ workspaceId, conversationId: input.id })
  return { unreadCount: marked.unreadCount }
}

/** API keys have no eyes: for them nothing changes. */
export async function markReadIn(
  ctx: Context,
  repositories: Repositories,
  conversation: { id: string; version: number },
  read: boolean,
): Promise<number> {
  const { memberId } = ctx.caller
  if (memberId === null) return 0
  const left = await repositories.conversations.markRead(conversation.id, memberId, read, ctx.clock.now())
  await repositories.events.append([
    {
      type: 'conversation.read',
      subjectId: conversation.id,
      version: conversation.version,
      conversationId: conversation.id,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience: { assigneeId: null, teamId: null, onlyMemberId: memberId }, unreadCount: left },
    },
  ])
  return left
}
