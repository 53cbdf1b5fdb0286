import { AppError, type Delivery, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { previewOf } from '../rules/preview.ts'
import { notFound } from './not-found.ts'
import { findVisible } from './read-messages.ts'

/** Sends a failed or uncertain reply again: a person has decided. */
export async function retryMessage(ctx: Context, id: string): Promise<Message> {
  permit(ctx, 'message:send')
  const now = ctx.clock.now()
  const message = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await moveDelivery(ctx, repositories, {
      id,
      from: ['failed', 'uncertain'],
      to: 'queued',
      now,
      code: 'message.not_failed',
      refusal: 'Only a reply that failed can be sent again',
    })
    return await findVisible(ctx, repositories, id)
  })
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId: id, notBefore: now })
  return message
}

/** Takes back a reply that has not left; its text becomes the draft again. */
export async function cancelMessage(ctx: Context, id: string): Promise<Message> {
  permit(ctx, 'message:send')
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const message = await moveDelivery(ctx, repositories, {
      id,
      from: ['held', 'failed'],
      to: 'cancelled',
      now,
      code: 'message.already_left',
      refusal: 'The reply has already left',
    })
    const files = message.attachments.map((attachment) => attachment.id)
    await repositories.attachments.release(id)
    const { memberId } = ctx.caller
    if (memberId !== null) {
      await repositories.drafts.save(
        message.conversationId,
        memberId,
        { mode: 'reply', text: message.text, envelope: envelopeOf(message), attachmentIds: files },
        now,
      )
    }
    await restoreConversation(ctx, repositories, message.conversationId)
    return await findVisible(ctx, repositories, id)
  })
}

interface Move {
  id: string
  from: readonly Delivery['state'][]
  to: 'queued' | 'cancelled'
  now: Date
  code: `message.${string}`
  refusal: string
}

async function moveDelivery(ctx: Context, repositories: Repositories, move: Move): Promise<Message> {
  const message = await findVisible(ctx, repositories, move.id)
  const moved = await repositories.messages.moveDelivery(move.id, {
    from: move.from,
    to: move.to,
    notBefore: move.now,
  })
  if (!moved)
    throw new AppError({
      code: move.code,
      kind: 'conflict',
      message: move.refusal,
      details: { state: message.delivery?.state ?? null },
    })
  const conversation = await repositories.conversations.find(ctx.caller, message.conversationId)
  if (conversation === null) throw notFound('message')
  await repositories.events.append([
    {
      type: 'message.delivery_changed',
      subjectId: move.id,
      version: message.version,
      conversationId: message.conversationId,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: {
        audience: { assigneeId: conversation.assignee?.id ?? null, teamId: conversation.team?.id ?? null },
        state: move.to,
      },
    },
  ])
  return message
}

const envelopeOf = ({ mail, subject }: Message) => ({
  to: mail?.to.map(({ value }) => value) ?? [],
  cc: mail?.cc.map(({ value }) => value) ?? [],
  bcc: mail?.bcc.map(({ value }) => value) ?? [],
  ...(subject !== null && { subject }),
})

/** The customer waits again, and the list shows what was said before. */
async function restoreConversation(ctx: Context, repositories: Repositories, id: string): Promise<void> {
  const state = await repositories.conversations.lock(ctx.caller, id)
  if (state === null) throw notFound('conversation')
  const last = await repositories.messages.lastSaid(id)
  const version = await repositories.conversations.update(id, {
    waitingSince: last.waitingSince,
    ...(last.text !== null && { preview: previewOf(last.text), previewDirection: last.direction }),
  })
  const audience = { assigneeId: state.assigneeId, teamId: state.teamId }
  await repositories.events.append([
    {
      type: 'conversation.updated',
      subjectId: id,
      version,
      conversationId: id,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience },
    },
  ])
}
