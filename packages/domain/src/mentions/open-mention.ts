import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { replaceLabels } from '../inbox/set-labels.ts'
import { incidentEvent } from '../incidents/incident-event.ts'
import { applyChange } from '../inbox/update-conversation.ts'
import { placeMessages } from '../intake/place-messages.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { mentionUpdated } from './mention-event.ts'

export interface OpenMention {
  id: string
  assigneeId?: string | undefined
  teamId?: string | undefined
}

/**
 * Makes what was only heard the beginning of a conversation, by the same rules as if it had been said to us. Done twice,
 * it is the same conversation: routing and this take turns by the channel.
 */
export async function openMention(ctx: Context, input: OpenMention): Promise<{ conversationId: string }> {
  permit(ctx, 'conversation:write')
  if (input.assigneeId !== undefined || input.teamId !== undefined) permit(ctx, 'conversation:assign')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await takeIn(ctx, repositories, input),
  )
}

/** Within the transaction of whoever may do so. */
export async function takeIn(
  ctx: Context,
  repositories: Repositories,
  input: OpenMention,
): Promise<{ conversationId: string }> {
  // Whoever links to an incident takes turns by it, before any channel or conversation.
  const incidentIds = await repositories.incidents.holdOfMention(input.id)
  const place = await repositories.mentions.placeOf(input.id)
  const channel = place === null ? null : await repositories.routing.lockChannel(place.channelId)
  if (channel === null) throw notFound('mention')
  const earlier = await conversationOf(ctx, repositories, input.id)
  if (earlier !== null) return { conversationId: earlier }
  if ((await repositories.mentions.find(ctx.caller, input.id)) === null) throw notFound('mention')
  const heard = await repositories.routing.heard(input.id)
  if (heard === null) throw notFound('mention')
  const decision = await placeMessages(ctx, repositories, {
    channel,
    messages: [{ ...heard, addressed: true }],
    conversationOf: () => null,
  })
  const placed = decision.placed.find(({ message }) => message.id === input.id)
  if (placed === undefined) throw new Error('a mention that was opened was not placed')
  const { conversationId } = placed
  await finish(ctx, repositories, { input, conversationId, teamId: channel.defaultTeamId })
  await link(ctx, repositories, { messageId: input.id, incidentIds })
  return { conversationId }
}

async function conversationOf(ctx: Context, repositories: Repositories, id: string): Promise<string | null> {
  // Read again: somebody may have opened it while we waited for the turn.
  const conversationId = (await repositories.mentions.placeOf(id))?.conversationId ?? null
  if (conversationId === null) return null
  const seen = await repositories.conversations.find(ctx.caller, conversationId)
  if (seen === null) throw notFound('mention')
  return conversationId
}

/** What an incident is about goes on as a conversation of it. */
async function link(
  ctx: Context,
  { incidents, events }: Repositories,
  { messageId, incidentIds }: { messageId: string; incidentIds: readonly string[] },
): Promise<void> {
  const { actor } = ctx.caller
  for (const id of incidentIds) {
    await incidents.setMentions(id, [messageId], { linked: true, by: actor.name, at: ctx.clock.now() })
    await events.append([incidentEvent(ctx, actor, { id, version: await incidents.update(id, {}) })])
  }
}

interface Finish {
  input: OpenMention
  conversationId: string
  teamId: string | null
}

/** What people had made of it goes along, and who looks at the mentions is told. */
async function finish(
  ctx: Context,
  repositories: Repositories,
  { input, conversationId, teamId }: Finish,
): Promise<void> {
  const { mentions, conversations, events } = repositories
  const { labelIds, version } = await mentions.forget(input.id)
  const everybody = { ...ctx.caller, visibility: 'all' as const }
  const state = await conversations.lock(everybody, conversationId)
  if (state === null) throw notFound('conversation')
  const { assigneeId, teamId: wanted } = input
  const assigned = await applyChange(ctx, repositories, state, {
    ...(assigneeId !== undefined && { assigneeId }),
    ...(wanted !== undefined && { teamId: wanted }),
  })
  const had = await conversations.labelIds(conversationId)
  if (labelIds.length > 0)
    await replaceLabels(ctx, repositories, assigned, [...new Set([...had, ...labelIds])])
  await events.append([
    mentionUpdated(
      { id: input.id, version, teamId, conversationId },
      { actor: ctx.caller.actor, trace: ctx.trace },
    ),
  ])
}
