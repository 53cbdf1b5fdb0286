import type { Conversation, Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { notFound } from './not-found.ts'

export interface ContactMessages {
  items: Message[]
  /** Those in which they stand. */
  conversations: Conversation[]
  next: unknown
}

/** What a person and we said to each other, wherever it was, as far as the caller may see it. */
export async function listContactMessages(
  ctx: Context,
  input: { contactId: string; limit: number; before: unknown },
): Promise<ContactMessages> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ contacts, conversations, messages }) => {
    if ((await contacts.find(input.contactId)) === null) throw notFound('contact')
    const { items, next } = await messages.ofContact(ctx.caller, input.contactId, input)
    const around: Conversation[] = []
    for (const id of new Set(items.map(({ conversationId }) => conversationId))) {
      const conversation = await conversations.find(ctx.caller, id)
      if (conversation !== null) around.push(conversation)
    }
    return { items, conversations: around, next }
  })
}
