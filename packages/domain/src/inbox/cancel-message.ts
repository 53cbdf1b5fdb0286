import type { Draft, Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import type { ConversationChange } from '../rules/change-conversation.ts'
import { previewOf } from '../rules/preview.ts'
import { moveDelivery } from './change-delivery.ts'
import { type DraftContent, putDraft } from './drafts.ts'
import { findVisible } from './read-messages.ts'
import { touchConversation } from './touch-conversation.ts'
import { applyChange } from './update-conversation.ts'

/** Takes back a reply that has reached nobody; its text becomes its writer's draft again. */
export async function cancelMessage(ctx: Context, id: string): Promise<Message> {
  permit(ctx, 'message:send')
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { message, conversation } = await moveDelivery(ctx, repositories, {
      id,
      from: ['held', 'queued', 'failed'],
      to: 'cancelled',
      now,
      code: 'message.already_left',
      refusal: 'The reply has already left',
    })
    await repositories.attachments.release(id)
    await restoreDraft(ctx, repositories, { message, conversation })
    await restoreConversation(ctx, repositories, { message, conversation, now })
    return await findVisible(ctx, repositories, id)
  })
}

/** What was begun meanwhile is kept below. */
async function restoreDraft(
  ctx: Context,
  repositories: Repositories,
  { message, conversation }: Pick<TakenBack, 'message' | 'conversation'>,
): Promise<void> {
  const { kind, id: writer } = message.author
  if (kind !== 'member' || writer === null) return
  const kept = await repositories.drafts.list(conversation.id, writer)
  const content = joined(
    message,
    kept.find(({ mode }) => mode === 'reply'),
  )
  await putDraft(ctx, repositories, { conversation, memberId: writer, content })
}

function joined({ text, mail, subject, attachments }: Message, begun: Draft | undefined): DraftContent {
  const addresses = (part: 'to' | 'cc' | 'bcc') => mail?.[part].map(({ value }) => value) ?? []
  return {
    mode: 'reply',
    text: [text, begun?.text ?? ''].filter((part) => part !== '').join('\n\n'),
    envelope: {
      to: addresses('to'),
      cc: addresses('cc'),
      bcc: addresses('bcc'),
      ...(subject !== null && { subject }),
    },
    attachmentIds: [...attachments.map(({ id }) => id), ...(begun?.attachmentIds ?? [])],
  }
}

interface TakenBack {
  message: Message
  conversation: ConversationState
  now: Date
}

/** The customer waits again, the list shows what was said before, and the status is that from before the reply. */
async function restoreConversation(
  ctx: Context,
  repositories: Repositories,
  { message, conversation, now }: TakenBack,
): Promise<void> {
  const { id, firstReplyAt } = conversation
  const last = await repositories.messages.lastSaid(id)
  const version = await touchConversation(ctx, repositories, conversation, {
    waitingSince: last.waitingSince,
    ...(firstReplyAt?.toISOString() === message.sentAt && { firstReplyAt: last.firstReplyAt }),
    ...(last.text !== null && { preview: previewOf(last.text), previewDirection: last.direction }),
  })
  const then = await repositories.messages.thenOf(message.id)
  if (then === null || then.to !== conversation.status) return
  const change = formerStatus(then, now)
  await applyChange(ctx, repositories, { ...conversation, version }, change)
}

function formerStatus(
  { from, until }: { from: ConversationState['status']; until: Date | null },
  now: Date,
): ConversationChange {
  if (from !== 'snoozed') return { status: from }
  return until !== null && until > now ? { status: from, snoozedUntil: until } : { status: 'open' }
}
