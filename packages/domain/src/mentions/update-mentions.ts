import { AppError, type MentionDecision } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { MentionStanding } from '../ports/mentions.ts'
import type { Repositories } from '../ports/store.ts'
import { mentionUpdated } from './mention-event.ts'

export interface MentionChange {
  state?: MentionDecision | undefined
  addLabelIds?: readonly string[] | undefined
  removeLabelIds?: readonly string[] | undefined
  /** Null takes back what was said of it. */
  spam?: boolean | null | undefined
}
export interface UpdatedMentions {
  changed: string[]
  missing: string[]
  /** What brings back what was changed. */
  undo: {
    ids: string[]
    change: {
      state?: MentionDecision
      addLabelIds?: string[]
      removeLabelIds?: string[]
      spam?: boolean | null
    }
  }[]
}

/** Marks, hides, brings back or labels; those that are in a conversation by now are left out and named. */
export async function updateMentions(
  ctx: Context,
  { ids, change }: { ids: readonly string[]; change: MentionChange },
): Promise<UpdatedMentions> {
  permit(ctx, 'mention:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectLabels(repositories, change.addLabelIds ?? [])
    const found = await repositories.mentions.lock(ctx.caller, [...new Set(ids)])
    const result: UpdatedMentions = { changed: [], missing: [], undo: [] }
    for (const before of found) {
      result.changed.push(before.id)
      const undo = await changeOne(ctx, repositories, before, change)
      if (undo !== null) addUndo(result.undo, before.id, undo)
    }
    const there = new Set(result.changed)
    result.missing = [...new Set(ids)].filter((id) => !there.has(id))
    return result
  })
}

async function expectLabels({ conversations }: Repositories, wanted: readonly string[]): Promise<void> {
  if (wanted.length === 0) return
  const { labels } = await conversations.names({ labels: wanted })
  const unknown = wanted.find((id) => !labels.has(id))
  if (unknown === undefined) return
  throw new AppError({
    code: 'label.not_found',
    kind: 'invalid',
    message: 'There is no label with this id',
    details: { id: unknown },
  })
}

type Undo = UpdatedMentions['undo'][number]['change']

async function changeOne(
  ctx: Context,
  { mentions, events }: Repositories,
  before: MentionStanding,
  { state = before.state, addLabelIds, removeLabelIds, spam = before.saidSpam }: MentionChange,
): Promise<Undo | null> {
  const had = new Set(before.labelIds)
  const has = had.union(new Set(addLabelIds)).difference(new Set(removeLabelIds))
  const added = [...has.difference(had)]
  const removed = [...had.difference(has)]
  const relabelled = added.length > 0 || removed.length > 0
  const resaid = spam !== before.saidSpam
  if (state === before.state && !relabelled && !resaid) return null
  const version = await mentions.mark(
    before.id,
    {
      ...(state !== before.state && { state }),
      ...(relabelled && { labelIds: [...has] }),
      ...(resaid && { spam }),
    },
    { memberId: ctx.caller.memberId, now: ctx.clock.now() },
  )
  const { id, teamId } = before
  await events.append([
    mentionUpdated({ id, version, teamId }, { actor: ctx.caller.actor, trace: ctx.trace }),
  ])
  return {
    ...(state !== before.state && { state: before.state }),
    ...(removed.length > 0 && { addLabelIds: removed }),
    ...(added.length > 0 && { removeLabelIds: added }),
    ...(resaid && { spam: before.saidSpam }),
  }
}

/** Those that go back to the same go together. */
function addUndo(undo: UpdatedMentions['undo'], id: string, change: Undo): void {
  const key = JSON.stringify(change)
  const known = undo.find((one) => JSON.stringify(one.change) === key)
  if (known === undefined) undo.push({ ids: [id], change })
  else known.ids.push(id)
}
