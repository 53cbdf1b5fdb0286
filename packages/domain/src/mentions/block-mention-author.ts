import type { Mention } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { updateContactIn } from '../inbox/contacts.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { mentionUpdated } from './mention-event.ts'

/** Blocks who said it, or lets them in again. Who was only heard is no contact yet, and becomes one by this. */
export async function blockMentionAuthor(
  ctx: Context,
  { id, blocked }: { id: string; blocked: boolean },
): Promise<Mention> {
  permit(ctx, 'contact:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { mentions, routing, events } = repositories
    const [standing] = await mentions.lock(ctx.caller, [id])
    const question = standing === undefined ? null : await mentions.question(id)
    if (standing === undefined || question === null) throw notFound('mention')
    const { author } = question
    const found = await routing.resolveContacts([author], ctx.clock.now())
    const contact = found.get(author.value)
    if (contact === undefined) throw notFound('contact')
    const by = { actor: ctx.caller.actor, trace: ctx.trace }
    if (contact.created)
      await events.append([
        { type: 'contact.created', subjectId: contact.id, version: contact.version, ...by },
      ])
    await updateContactIn(ctx, repositories, { id: contact.id, expectedVersion: null, change: { blocked } })
    const version = await mentions.mark(id, {}, { memberId: ctx.caller.memberId, now: ctx.clock.now() })
    await events.append([mentionUpdated({ id, version, teamId: standing.teamId }, by)])
    const after = await mentions.find(ctx.caller, id)
    if (after === null) throw notFound('mention')
    return after
  })
}
