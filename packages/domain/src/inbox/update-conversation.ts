import type { Activity, Conversation } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { type ConversationChange, decideChange } from '../rules/change-conversation.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { addActivities } from './add-activities.ts'
import { notFound } from './not-found.ts'

export interface UpdateConversation {
  id: string
  change: ConversationChange
  /** The version the caller has seen; null where it does not matter. */
  expectedVersion: number | null
}

/** Changes status, priority, assignee, team or subject. */
export async function updateConversation(ctx: Context, input: UpdateConversation): Promise<Conversation> {
  permit(ctx, 'conversation:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const state = await repositories.conversations.lock(ctx.caller, input.id)
    if (state === null) throw notFound('conversation')
    expectVersion('conversation', input.expectedVersion, state.version)
    await applyChange(ctx, repositories, state, input.change)
    // A person may give away what they can then no longer see; the answer still shows it once.
    const after = await repositories.conversations.find({ ...ctx.caller, visibility: 'all' }, input.id)
    if (after === null) throw notFound('conversation')
    return after
  })
}

/** Applies a change to a locked conversation, with its lines in the thread and its events. @returns how it then stands. */
export async function applyChange(
  ctx: Context,
  repositories: Repositories,
  state: ConversationState,
  change: ConversationChange,
): Promise<ConversationState> {
  if (change.assigneeId !== undefined || change.teamId !== undefined) permit(ctx, 'conversation:assign')
  const names = await repositories.conversations.names({
    members: present(state.assigneeId, change.assigneeId),
    teams: present(state.teamId, change.teamId),
  })
  const { patch, activities } = decideChange(state, change, names, ctx.clock.now())
  if (activities.length === 0) return state
  const version = await repositories.conversations.update(state.id, patch)
  const after = { ...state, ...patch, version }
  await recordChange(ctx, repositories, { state, after, activities })
  return after
}

const present = (...ids: (string | null | undefined)[]) => ids.filter((id) => typeof id === 'string')

export async function recordChange(
  ctx: Context,
  repositories: Repositories,
  change: {
    state: ConversationState
    after: Pick<ConversationState, 'assigneeId' | 'teamId' | 'version'>
    activities: Activity[]
  },
): Promise<void> {
  const { state, after } = change
  const audience = {
    assigneeId: after.assigneeId,
    teamId: after.teamId,
    formerAssigneeId: state.assigneeId,
    formerTeamId: state.teamId,
  }
  await repositories.events.append([
    {
      type: 'conversation.updated',
      subjectId: state.id,
      version: after.version,
      conversationId: state.id,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience, changes: change.activities },
    },
  ])
  await addActivities(ctx, repositories, { conversation: state, audience, activities: change.activities })
}
