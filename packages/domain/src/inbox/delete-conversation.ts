import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'
import { notFound } from './not-found.ts'

/** Deletes a conversation with all that was said in it. Files go last: an orphaned file is harmless, a missing one is not. */
export async function deleteConversation(ctx: Context, blobs: Blobs, id: string): Promise<void> {
  permit(ctx, 'conversation:delete')
  const keys = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const state = await repositories.conversations.lock(ctx.caller, id)
    if (state === null) throw notFound('conversation')
    const orphaned = await repositories.conversations.delete(id)
    await repositories.events.append([
      {
        type: 'conversation.deleted',
        subjectId: id,
        version: state.version + 1,
        conversationId: id,
        actor: ctx.caller.actor,
        trace: ctx.trace,
        data: { audience: { assigneeId: state.assigneeId, teamId: state.teamId }, number: state.number },
      },
    ])
    return orphaned
  })
  for (const key of keys) await blobs.delete(key)
}
