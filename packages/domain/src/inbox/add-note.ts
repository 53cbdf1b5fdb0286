import { AppError, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { dropDraft } from './drafts.ts'
import { findEarlier } from './find-earlier.ts'
import { notFound } from './not-found.ts'

export interface AddNote {
  conversationId: string
  clientId: string
  text: string
  mentionedMemberIds: readonly string[]
  attachmentIds: readonly string[]
}

/** Adds a private note. Posted twice with the same client id it is one note. */
export async function addNote(ctx: Context, input: AddNote): Promise<Message> {
  permit(ctx, 'note:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const conversation = await repositories.conversations.lock(ctx.caller, input.conversationId)
    if (conversation === null) throw notFound('conversation')
    const earlier = await findEarlier(repositories, { ...input, kind: 'note' })
    if (earlier !== null) return earlier
    await mustExist(repositories, input.mentionedMemberIds)
    const now = ctx.clock.now()
    const id = ctx.ids.next()
    await repositories.messages.insert({
      id,
      conversationId: conversation.id,
      channelId: conversation.channelId,
      externalId: `local:${id}`,
      clientId: input.clientId,
      kind: 'note',
      direction: 'internal',
      author: {
        kind: ctx.caller.memberId === null ? 'system' : 'member',
        id: ctx.caller.actor.id,
        name: ctx.caller.actor.name,
        value: null,
      },
      authorMemberId: ctx.caller.memberId,
      subject: null,
      text: input.text,
      meta: {},
      thread: null,
      mentions: input.mentionedMemberIds,
      sentAt: now,
      trace: ctx.trace,
    })
    await claimAttachments(ctx, repositories, input.attachmentIds, id)
    await repositories.messages.index({
      id,
      subject: null,
      author: ctx.caller.actor.name,
      text: input.text,
    })
    await dropDraft(ctx, repositories, { conversation, mode: 'note', memberId: ctx.caller.memberId })
    const version = await repositories.conversations.update(conversation.id, { lastActivityAt: now })
    await recordNote(ctx, repositories, {
      id,
      conversation: { ...conversation, version },
      mentionedMemberIds: input.mentionedMemberIds,
    })
    const note = await repositories.messages.find(id)
    if (note === null) throw notFound('message')
    return note
  })
}

async function recordNote(
  ctx: Context,
  repositories: Repositories,
  note: {
    id: string
    conversation: { id: string; version: number; assigneeId: string | null; teamId: string | null }
    mentionedMemberIds: readonly string[]
  },
): Promise<void> {
  const { conversation } = note
  const about = { conversationId: conversation.id, actor: ctx.caller.actor, trace: ctx.trace }
  const audience = {
    assigneeId: conversation.assigneeId,
    teamId: conversation.teamId,
    mentionedMemberIds: [...note.mentionedMemberIds],
  }
  await repositories.events.append([
    { type: 'message.created', subjectId: note.id, version: 1, ...about, data: { audience, kind: 'note' } },
    {
      type: 'conversation.updated',
      subjectId: conversation.id,
      version: conversation.version,
      ...about,
      data: { audience },
    },
  ])
}

/** Ties the caller's uploads to a message, or says which of them is not there. */
export async function claimAttachments(
  ctx: Context,
  repositories: Repositories,
  ids: readonly string[],
  messageId: string,
): Promise<void> {
  if (ids.length === 0) return
  const claimed = new Set(await repositories.attachments.claim(ids, messageId, ctx.caller.memberId))
  const missing = ids.find((id) => !claimed.has(id))
  if (missing === undefined) return
  throw new AppError({
    code: 'attachment.not_found',
    kind: 'invalid',
    message: 'An attachment is missing or already sent',
    details: { id: missing },
  })
}

async function mustExist(repositories: Repositories, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  const { members } = await repositories.conversations.names({ members: memberIds })
  const missing = memberIds.find((id) => !members.has(id))
  if (missing === undefined) return
  throw new AppError({
    code: 'member.not_found',
    kind: 'invalid',
    message: 'A mentioned person is not active here',
    details: { id: missing },
  })
}
