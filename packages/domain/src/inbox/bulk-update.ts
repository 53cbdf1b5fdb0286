import { AppError, errorMessage, type EventActor, isAppError, MOST_MATCHING } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import type { ConversationChange } from '../rules/change-conversation.ts'
import { type UndoChange, undoChange } from '../rules/undo-change.ts'
import type { ConversationFilter, ConversationSort } from './filter.ts'
import { markReadIn } from './mark-read.ts'
import { notFound } from './not-found.ts'
import { replaceLabels } from './set-labels.ts'
import { applyChange } from './update-conversation.ts'

export interface BulkUpdate {
  ids: readonly string[]
  /** What must still stand at this version, by its id; the rest changes whatever it stands at. */
  versions?: Readonly<Record<string, number>> | undefined
  change: ConversationChange & {
    addLabelIds?: readonly string[] | undefined
    removeLabelIds?: readonly string[] | undefined
    read?: boolean | undefined
  }
}
export interface BulkResult {
  changed: string[]
  failed: { id: string; number: number | null; code: string; reason: string }[]
  /** What brings back what was changed; what was read stays read. */
  undo: { ids: string[]; versions: Record<string, number>; change: UndoChange }[]
}

/** Changes many, each in a transaction of its own; one that fails stops no other and is named. */
export async function bulkUpdateConversations(ctx: Context, input: BulkUpdate): Promise<BulkResult> {
  permit(ctx, 'conversation:write')
  const result: BulkResult = { changed: [], failed: [], undo: [] }
  for (const id of new Set(input.ids)) {
    const seen: { number: number | null } = { number: null }
    try {
      const undo = await ctx.store.transaction(
        ctx.workspaceId,
        async (repositories) => await changeOne(ctx, repositories, { id, input, seen }),
      )
      result.changed.push(id)
      if (undo.change !== null) addUndo(result.undo, id, { ...undo, change: undo.change })
    } catch (error) {
      if (!isAppError(error)) throw error
      result.failed.push({ id, number: seen.number, code: error.code, reason: errorMessage(error) })
    }
  }
  return result
}

export interface BulkUpdateMatching {
  filter: ConversationFilter & { sort: ConversationSort }
  change: BulkUpdate['change']
}

/** Changes what a list shows, as it stands now and no more than `MOST_MATCHING` of it, in its order. */
export async function bulkUpdateMatching(
  ctx: Context,
  { filter, change }: BulkUpdateMatching,
): Promise<BulkResult & { more: boolean }> {
  permit(ctx, 'conversation:write')
  const ids = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ conversations }) => await conversations.ids(ctx.caller, { ...filter, limit: MOST_MATCHING + 1 }),
  )
  const result = await bulkUpdateConversations(ctx, { ids: ids.slice(0, MOST_MATCHING), change })
  return { ...result, more: ids.length > MOST_MATCHING }
}

/** Those that go back to the same go together. */
function addUndo(
  undo: BulkResult['undo'],
  id: string,
  { change, version }: { change: UndoChange; version: number },
): void {
  const key = JSON.stringify(change)
  const known = undo.find((one) => JSON.stringify(one.change) === key)
  if (known === undefined) undo.push({ ids: [id], versions: { [id]: version }, change })
  else {
    known.ids.push(id)
    known.versions[id] = version
  }
}

interface One {
  id: string
  input: BulkUpdate
  seen: { number: number | null }
}

async function changeOne(
  ctx: Context,
  repositories: Repositories,
  { id, input, seen }: One,
): Promise<{ change: UndoChange | null; version: number }> {
  const { change } = input
  const before = await repositories.conversations.lock(ctx.caller, id)
  if (before === null) throw notFound('conversation')
  seen.number = before.number
  const expected = input.versions?.[id]
  if (expected !== undefined && expected !== before.version)
    throw changedBy(await repositories.conversations.changedBy(id, expected), ctx)
  let state = await applyChange(ctx, repositories, before, change)
  const had = await repositories.conversations.labelIds(id)
  let has = had
  if (change.addLabelIds !== undefined || change.removeLabelIds !== undefined) {
    has = [...new Set(had).union(new Set(change.addLabelIds)).difference(new Set(change.removeLabelIds))]
    state = await replaceLabels(ctx, repositories, state, has)
  }
  if (change.read !== undefined) await markReadIn(ctx, repositories, state, change.read)
  const undo = undoChange({ state: before, labelIds: had }, { state, labelIds: has })
  return { change: undo, version: state.version }
}

function changedBy(actor: EventActor | null, { caller }: Context): AppError {
  const who = actor?.id === caller.actor.id ? 'you' : actor?.name
  return new AppError({
    code: 'conversation.changed',
    kind: 'conflict',
    message: `Changed meanwhile${who === undefined ? '' : ` by ${who}`}`,
  })
}
