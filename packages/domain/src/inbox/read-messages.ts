import type { Message, Participant } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { notFound } from './not-found.ts'

export async function listMessages(
  ctx: Context,
  input: { conversationId: string; limit: number; before: unknown },
): Promise<{ items: Message[]; next: unknown }> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, input.conversationId, 'conversation')
    return await repositories.messages.list(input.conversationId, input)
  })
}

export async function listParticipants(ctx: Context, conversationId: string): Promise<Participant[]> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, conversationId, 'conversation')
    return await repositories.messages.participants(conversationId)
  })
}

export async function getMessage(ctx: Context, id: string): Promise<Message> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await findVisible(ctx, repositories, id),
  )
}

/** The sanitised HTML of a message, or its text where it has none. */
export async function getMessageHtml(
  ctx: Context,
  id: string,
): Promise<{ html: string | null; text: string }> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await repositories.messages.html(id)
    if (found === null) throw notFound('message')
    await mustSee(ctx, repositories, found.conversationId, 'message')
    return found
  })
}

/** The message as it came, byte for byte. */
export async function getMessageOriginal(ctx: Context, id: string): Promise<Uint8Array> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await repositories.messages.original(id)
    if (found === null) throw notFound('message')
    await mustSee(ctx, repositories, found.conversationId, 'message')
    return found.raw
  })
}

/** A message of a conversation that the caller may see. */
export async function findVisible(ctx: Context, repositories: Repositories, id: string): Promise<Message> {
  const message = await repositories.messages.find(id)
  if (message === null) throw notFound('message')
  await mustSee(ctx, repositories, message.conversationId, 'message')
  return message
}

/** @throws `<what>.not_found`, so that what one may not see cannot be told from what is not there. */
export async function mustSee(
  ctx: Context,
  repositories: Repositories,
  conversationId: string,
  what: 'conversation' | 'message' | 'attachment',
): Promise<void> {
  const conversation = await repositories.conversations.find(ctx.caller, conversationId)
  if (conversation === null) throw notFound(what)
}
