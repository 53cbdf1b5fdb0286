import { AppError, type Logged, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { findVisible } from '../inbox/read-messages.ts'
import { notFound } from '../inbox/not-found.ts'
import { touchConversation } from '../inbox/touch-conversation.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { storable } from '../rules/storable.ts'
import { channelOf, notLater } from './log-call.ts'
import { directionOf, type LogCall } from './log-input.ts'

export interface UpdateLog {
  id: string
  expectedVersion: number | null
  change: Partial<{ [K in 'way' | 'outcome' | 'at' | 'minutes' | 'text']: LogCall[K] | undefined }>
}

/** Corrects a log; other words are scored anew. */
export async function updateLog(ctx: Context, { id, expectedVersion, change }: UpdateLog): Promise<Message> {
  permit(ctx, 'note:write')
  const now = ctx.clock.now()
  const changed = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { message, log } = await mustBeOwn(ctx, repositories, id)
    expectVersion('message', expectedVersion, message.version)
    const { way = log.way, outcome = log.outcome, minutes = log.minutes } = change
    await repositories.messages.changeLog(id, {
      log: { ...log, way, outcome, minutes, editedAt: now.toISOString() },
      direction: directionOf(way),
      text: storable(change.text ?? message.text),
      sentAt: notLater(change.at ?? new Date(message.sentAt), now),
      scoreAgain: true,
    })
    return await tell(ctx, repositories, id)
  })
  const channelId = await channelOf(ctx, changed.conversationId)
  await ctx.signals.messagesCollected({ workspaceId: ctx.workspaceId, channelId, messageIds: [id] })
  return changed
}

/** Takes a log back: that there was one stays, its words do not. */
export async function withdrawLog(ctx: Context, id: string): Promise<Message> {
  permit(ctx, 'note:write')
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { message, log } = await mustBeOwn(ctx, repositories, id)
    await repositories.messages.changeLog(id, {
      log: { ...log, withdrawnAt: now.toISOString() },
      direction: directionOf(log.way),
      text: '',
      sentAt: new Date(message.sentAt),
      scoreAgain: false,
    })
    return await tell(ctx, repositories, id)
  })
}

/** What somebody wrote down, they alone change. */
async function mustBeOwn(
  ctx: Context,
  repositories: Repositories,
  id: string,
): Promise<{ message: Message; log: Logged }> {
  const seen = await findVisible(ctx, repositories, id)
  // Only now, under its conversation's lock, nobody else changes it.
  await repositories.conversations.lock(ctx.caller, seen.conversationId)
  const message = await findVisible(ctx, repositories, id)
  const { log } = message
  if (log === undefined) throw notFound('message')
  if (ctx.caller.memberId === null || message.author.id !== ctx.caller.memberId)
    throw new AppError({
      code: 'log.not_yours',
      kind: 'forbidden',
      message: 'Only who wrote it down can change it',
    })
  if (log.withdrawnAt !== null)
    throw new AppError({ code: 'log.withdrawn', kind: 'conflict', message: 'It was taken back already' })
  return { message, log }
}

async function tell(ctx: Context, repositories: Repositories, id: string): Promise<Message> {
  const message = await findVisible(ctx, repositories, id)
  const conversation = await repositories.conversations.lock(ctx.caller, message.conversationId)
  if (conversation === null) throw notFound('conversation')
  const { assigneeId, teamId } = conversation
  await repositories.events.append([
    {
      type: 'message.updated',
      subjectId: id,
      version: message.version,
      conversationId: message.conversationId,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience: { assigneeId, teamId }, change: 'edited' },
    },
  ])
  await touchConversation(ctx, repositories, conversation)
  return message
}
