import type { Draft } from '@hubbub/contracts'
import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { notFound } from './not-found.ts'
import { mustSee } from './read-messages.ts'

export async function listDrafts(ctx: Context, conversationId: string): Promise<Draft[]> {
  permit(ctx, 'conversation:read')
  const memberId = requireMember(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, conversationId, 'conversation')
    return await repositories.drafts.list(conversationId, memberId)
  })
}

export type DraftContent = Pick<Draft, 'mode' | 'text' | 'envelope' | 'attachmentIds'>

export interface SaveDraft extends DraftContent {
  conversationId: string
}

/** Keeps an unsent text. Only its writer sees it; colleagues see no more than that there is a reply. */
export async function saveDraft(ctx: Context, { conversationId, ...content }: SaveDraft): Promise<Draft> {
  permit(ctx, content.mode === 'note' ? 'note:write' : 'message:send')
  const memberId = requireMember(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const conversation = await mustLock(ctx, repositories, conversationId)
    return await putDraft(ctx, repositories, { conversation, memberId, content })
  })
}

export async function deleteDraft(
  ctx: Context,
  { conversationId, mode }: { conversationId: string; mode: Draft['mode'] },
): Promise<void> {
  permit(ctx, 'conversation:read')
  const memberId = requireMember(ctx)
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const conversation = await mustLock(ctx, repositories, conversationId)
    await dropDraft(ctx, repositories, { conversation, mode, memberId })
  })
}

/** Of a conversation that is locked, so that what was there before cannot change meanwhile. */
interface Place {
  conversation: Pick<ConversationState, 'id' | 'assigneeId' | 'teamId'>
  memberId: string
}

export async function putDraft(
  ctx: Context,
  repositories: Repositories,
  { content, ...place }: Place & { content: DraftContent },
): Promise<Draft> {
  const { conversation, memberId } = place
  const kept = await repositories.drafts.list(conversation.id, memberId)
  const before = kept.find(({ mode }) => mode === content.mode)
  const draft = await repositories.drafts.save(conversation.id, memberId, content, ctx.clock.now())
  const forAll = isMarked(before) !== isMarked(draft)
  await recordDraft(ctx, repositories, { ...place, version: draft.version, forAll })
  return draft
}

/** What was sent is no draft any more. */
export async function dropDraft(
  ctx: Context,
  repositories: Repositories,
  {
    conversation,
    mode,
    memberId,
  }: Omit<Place, 'memberId'> & Pick<Draft, 'mode'> & { memberId: string | null },
): Promise<void> {
  if (memberId === null) return
  const dropped = await repositories.drafts.delete(conversation.id, memberId, mode)
  if (dropped === null) return
  await recordDraft(ctx, repositories, { conversation, memberId, version: 1, forAll: isMarked(dropped) })
}

/** Whether the lists show that it is there: a reply that holds something. */
const isMarked = (draft: DraftContent | undefined): boolean =>
  draft?.mode === 'reply' && (draft.text !== '' || draft.attachmentIds.length > 0)

/** The writer's other windows are told of each change, everyone else only when the mark comes or goes. */
async function recordDraft(
  ctx: Context,
  repositories: Repositories,
  { conversation, memberId, version, forAll }: Place & { version: number; forAll: boolean },
): Promise<void> {
  const { id, assigneeId, teamId } = conversation
  await repositories.events.append([
    {
      type: 'draft.changed',
      subjectId: id,
      version,
      conversationId: id,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: {
        audience: forAll
          ? { assigneeId, teamId }
          : { assigneeId: null, teamId: null, onlyMemberId: memberId },
      },
    },
  ])
}

async function mustLock(
  ctx: Context,
  { conversations }: Repositories,
  id: string,
): Promise<ConversationState> {
  const conversation = await conversations.lock(ctx.caller, id)
  if (conversation === null) throw notFound('conversation')
  return conversation
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
