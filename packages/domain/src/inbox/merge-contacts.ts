import { AppError, type Contact, type NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { notFound } from './not-found.ts'

/**
 * Two contacts turn out to be one person: what the other is known by and has written belongs to this one from then on.
 * Cannot be undone: nobody could say any more what came from which.
 */
export async function mergeContacts(ctx: Context, input: { id: string; otherId: string }): Promise<Contact> {
  permit(ctx, 'contact:write')
  const { id, otherId } = input
  if (id === otherId)
    throw new AppError({
      code: 'contact.same',
      kind: 'invalid',
      message: 'A contact cannot be merged with itself',
    })
  return await ctx.store.transaction(ctx.workspaceId, async ({ contacts, events }) => {
    const versions = new Map<string, number>()
    // In one order, so that two who merge the same wait for each other and not in a circle.
    for (const one of [id, otherId].toSorted()) {
      const version = await contacts.lockVersion(one)
      if (version === null) throw notFound('contact')
      versions.set(one, version)
    }
    const moved = await contacts.merge(id, otherId)
    const told = { actor: ctx.caller.actor, trace: ctx.trace }
    const ofContacts = [id, otherId].map((subjectId): NewEvent => ({
      type: 'contact.updated',
      subjectId,
      version: (versions.get(subjectId) ?? 0) + 1,
      ...told,
    }))
    const ofConversations = moved.map(({ id: subjectId, version, assigneeId, teamId }): NewEvent => ({
      type: 'conversation.updated',
      subjectId,
      conversationId: subjectId,
      version,
      ...told,
      data: { audience: { assigneeId, teamId } },
    }))
    await events.append([...ofContacts, ...ofConversations])
    const merged = await contacts.find(id)
    if (merged === null) throw notFound('contact')
    return merged
  })
}
