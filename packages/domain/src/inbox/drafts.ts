import type { Draft } from '@hubbub/contracts'
import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { mustSee } from './read-messages.ts'

export async function listDrafts(ctx: Context, conversationId: string): Promise<Draft[]> {
  permit(ctx, 'conversation:read')
  const memberId = requireMember(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, conversationId, 'conversation')
    return await repositories.drafts.list(conversationId, memberId)
  })
}

export interface SaveDraft extends Pick<Draft, 'mode' | 'text' | 'envelope' | 'attachmentIds'> {
  conversationId: string
}

/** Keeps an unsent text; only its writer sees it. */
export async function saveDraft(ctx: Context, input: SaveDraft): Promise<Draft> {
  permit(ctx, input.mode === 'note' ? 'note:write' : 'message:send')
  const memberId = requireMember(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, input.conversationId, 'conversation')
    const draft = await repositories.drafts.save(input.conversationId, memberId, input, ctx.clock.now())
    const { conversationId } = input
    await recordDraft(ctx, repositories, { conversationId, memberId, version: draft.version })
    return draft
  })
}

export async function deleteDraft(
  ctx: Context,
  input: { conversationId: string; mode: Draft['mode'] },
): Promise<void> {
  permit(ctx, 'conversation:read')
  const memberId = requireMember(ctx)
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, input.conversationId, 'conversation')
    await dropDraft(ctx, repositories, { ...input, memberId })
  })
}

/** What was sent is no draft any more. */
export async function dropDraft(
  ctx: Context,
  repositories: Repositories,
  draft: { conversationId: string; mode: Draft['mode']; memberId: string | null },
): Promise<void> {
  const { conversationId, memberId } = draft
  if (memberId === null) return
  const dropped = await repositories.drafts.delete(conversationId, memberId, draft.mode)
  if (dropped) await recordDraft(ctx, repositories, { conversationId, memberId, version: 1 })
}

export async function recordDraft(
  ctx: Context,
  repositories: Repositories,
  draft: { conversationId: string; memberId: string; version: number },
): Promise<void> {
  const { conversationId, memberId, version } = draft
  await repositories.events.append([
    {
      type: 'draft.changed',
      subjectId: conversationId,
      version,
      conversationId,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience: { assigneeId: null, teamId: null, onlyMemberId: memberId } },
    },
  ])
}

function requireMember(ctx: Context): string {
  const { memberId } = ctx.caller
  if (memberId !== null) return memberId
  throw new AppError({
    code: 'draft.needs_person',
    kind: 'forbidden',
    message: 'Drafts belong to people; an API key has none',
  })
}
