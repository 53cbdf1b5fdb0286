import { AppError, type Conversation } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { notFound } from './not-found.ts'
import { recordChange } from './update-conversation.ts'

/** Replaces the labels of a conversation. */
export async function setConversationLabels(
  ctx: Context,
  input: { id: string; labelIds: readonly string[] },
): Promise<Conversation> {
  permit(ctx, 'conversation:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const state = await repositories.conversations.lock(ctx.caller, input.id)
    if (state === null) throw notFound('conversation')
    await replaceLabels(ctx, repositories, state, input.labelIds)
    const after = await repositories.conversations.find(ctx.caller, input.id)
    if (after === null) throw notFound('conversation')
    return after
  })
}

/** @returns how the conversation then stands. */
export async function replaceLabels(
  ctx: Context,
  repositories: Repositories,
  state: ConversationState,
  labelIds: readonly string[],
): Promise<ConversationState> {
  const wanted = new Set(labelIds)
  const before = new Set(await repositories.conversations.labelIds(state.id))
  const added = [...wanted.difference(before)]
  const removed = [...before.difference(wanted)]
  if (added.length === 0 && removed.length === 0) return state
  const { labels } = await repositories.conversations.names({ labels: [...added, ...removed] })
  const unknown = added.find((id) => !labels.has(id))
  if (unknown !== undefined) {
    throw new AppError({
      code: 'label.not_found',
      kind: 'invalid',
      message: 'There is no label with this id',
      details: { id: unknown },
    })
  }
  await repositories.conversations.setLabels(state.id, [...wanted])
  const version = await repositories.conversations.update(state.id, {})
  const named = (ids: string[]) => ids.map((id) => labels.get(id) ?? id)
  const after = { ...state, version }
  await recordChange(ctx, repositories, {
    state,
    after,
    activities: [{ type: 'labels', added: named(added), removed: named(removed) }],
  })
  return after
}
