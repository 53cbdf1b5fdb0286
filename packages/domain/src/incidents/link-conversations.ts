import type { IncidentDetail, IncidentRef } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { mustSee } from '../inbox/read-messages.ts'
import { permit } from '../permit.ts'
import { tellLinked } from './link-said.ts'
import { writeIncident } from './write-incident.ts'

/** Conversations belong to an incident, or do not after all; what is taken out stays out, whatever is found later. */
export async function setIncidentConversations(
  ctx: Context,
  { id, conversationIds, linked }: { id: string; conversationIds: readonly string[]; linked: boolean },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories) => {
    const at = ctx.clock.now()
    const by = ctx.caller.actor.name
    const changed = []
    for (const conversationId of [...new Set(conversationIds)].toSorted()) {
      const conversation = await repositories.conversations.lock(ctx.caller, conversationId)
      if (conversation === null) throw notFound('conversation')
      if (await repositories.incidents.setConversation(id, conversationId, { apart: !linked, by, at }))
        changed.push(conversation)
    }
    await tellLinked(ctx, repositories, changed, ctx.caller.actor)
    const which = changed.map(({ number }) => `#${number}`).join(', ')
    if (changed.length === 0) return { patch: {}, entries: [] }
    return {
      patch: {},
      entries: [{ kind: 'linked', text: `${linked ? 'Belongs to it' : 'Taken out'}: ${which}` }],
    }
  })
}

/** What a conversation belongs to: whoever answers has to know. */
export async function listConversationIncidents(
  ctx: Context,
  conversationId: string,
): Promise<IncidentRef[]> {
  permit(ctx, 'conversation:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, conversationId, 'conversation')
    return await repositories.incidents.ofConversation(conversationId)
  })
}
