import { errorMessage, isAppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import type { ConversationChange } from '../rules/change-conversation.ts'
import { markReadIn } from './mark-read.ts'
import { notFound } from './not-found.ts'
import { replaceLabels } from './set-labels.ts'
import { applyChange } from './update-conversation.ts'

export interface BulkUpdate {
  ids: readonly string[]
  change: ConversationChange & {
    addLabelIds?: readonly string[] | undefined
    removeLabelIds?: readonly string[] | undefined
    read?: boolean | undefined
  }
}
export interface BulkResult {
  changed: string[]
  failed: { id: string; number: number | null; code: string; reason: string }[]
}

/** Changes many, each in a transaction of its own; one that fails stops no other and is named. */
export async function bulkUpdateConversations(ctx: Context, input: BulkUpdate): Promise<BulkResult> {
  permit(ctx, 'conversation:write')
  const result: BulkResult = { changed: [], failed: [] }
  for (const id of new Set(input.ids)) {
    const seen: { number: number | null } = { number: null }
    try {
      await ctx.store.transaction(
        ctx.workspaceId,
        async (repositories) => await changeOne(ctx, repositories, id, input.change, seen),
      )
      result.changed.push(id)
    } catch (error) {
      if (!isAppError(error)) throw error
      result.failed.push({ id, number: seen.number, code: error.code, reason: errorMessage(error) })
    }
  }
  return result
}

async function changeOne(
  ctx: Context,
  repositories: Repositories,
  id: string,
  change: BulkUpdate['change'],
  seen: { number: number | null },
): Promise<void> {
  const before = await repositories.conversations.lock(ctx.caller, id)
  if (before === null) throw notFound('conversation')
  seen.number = before.number
  let state = await applyChange(ctx, repositories, before, change)
  if (change.addLabelIds !== undefined || change.removeLabelIds !== undefined) {
    const labels = new Set(await repositories.conversations.labelIds(id))
      .union(new Set(change.addLabelIds))
      .difference(new Set(change.removeLabelIds))
    state = await replaceLabels(ctx, repositories, state, [...labels])
  }
  if (change.read !== undefined) await markReadIn(ctx, repositories, state, change.read)
}
