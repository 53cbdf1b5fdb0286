import type { Message, NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { claimAttachments } from './add-note.ts'
import { composeOutbound, type Outgoing, type ReplyContent, type ReplyTools } from './compose-outbound.ts'
import { dropDraft } from './drafts.ts'
import { findEarlier } from './find-earlier.ts'
import { notFound } from './not-found.ts'
import { refuseOddTime, refuseWhereClosed } from './refuse-reply.ts'
import { touchAnswered } from './touch-answered.ts'
import { touchConversation } from './touch-conversation.ts'
import { applyChange } from './update-conversation.ts'

export interface SendReply extends ReplyContent {
  conversationId: string
  clientId: string
  then?: 'resolve' | 'pending' | 'snooze' | undefined
  /** Required with `then` snooze. */
  snoozedUntil?: Date | undefined
  /** Kept back until then. */
  sendAt?: Date | undefined
  /** The answer to many that it is one of. */
  bulkAnswer?: string | undefined
}

/** Writes a reply and hands it to `deliver`. Posted twice with the same client id it is one reply. */
export async function sendReply(ctx: Context, tools: ReplyTools, input: SendReply): Promise<Message> {
  permit(ctx, 'message:send')
  const sent = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const conversation = await repositories.conversations.lock(ctx.caller, input.conversationId)
    if (conversation === null) throw notFound('conversation')
    const earlier = await findEarlier(repositories, { ...input, kind: 'message' })
    if (earlier !== null) return { message: earlier, notBefore: null }
    return await writeReply(ctx, repositories, { tools, input, conversation })
  })
  if (sent.notBefore !== null) {
    await ctx.signals.deliveryDue({
      workspaceId: ctx.workspaceId,
      messageId: sent.message.id,
      notBefore: sent.notBefore,
    })
  }
  return sent.message
}

interface Reply {
  tools: ReplyTools
  input: SendReply
  conversation: ConversationState
}

/** Within the transaction of whoever has the turn of the conversation. */
export async function writeReply(
  ctx: Context,
  repositories: Repositories,
  reply: Reply,
): Promise<{ message: Message; notBefore: Date }> {
  const { input, conversation } = reply
  const tail = await repositories.messages.tail(conversation.id)
  const now = ctx.clock.now()
  refuseWhereClosed(tail, input)
  refuseOddTime(input, now)
  const id = ctx.ids.next()
  const { tools } = reply
  const outgoing = await composeOutbound(repositories, { tools, tail, input, id, conversation, now })
  await insertReply(ctx, repositories, { ...reply, id, outgoing, now: input.sendAt ?? now })
  const notBefore = input.sendAt ?? (await afterUndoTime(ctx, repositories, now))
  await repositories.messages.queueDelivery({
    messageId: id,
    channelId: conversation.channelId,
    envelope: outgoing.envelope,
    state: notBefore > now ? 'held' : 'queued',
    notBefore,
  })
  await repositories.events.append([createdEvent(ctx, conversation, id)])
  if (input.sendAt === undefined) await countAsAnswer(ctx, repositories, reply, now)
  // What leaves later answers nobody yet; it only marks the conversation.
  else await touchConversation(ctx, repositories, conversation)
  const message = await repositories.messages.find(id)
  if (message === null) throw notFound('message')
  return { message, notBefore }
}

async function afterUndoTime(ctx: Context, repositories: Repositories, now: Date): Promise<Date> {
  const { memberId } = ctx.caller
  const seconds = memberId === null ? 0 : await repositories.messages.undoSeconds(memberId)
  return new Date(now.getTime() + seconds * 1000)
}

async function countAsAnswer(
  ctx: Context,
  repositories: Repositories,
  { input, conversation }: Reply,
  now: Date,
): Promise<void> {
  await touchAnswered(ctx, repositories, { conversation, text: input.text, now })
  if (input.then === undefined) return
  const current = await repositories.conversations.lock(ctx.caller, conversation.id)
  if (current === null) return
  await applyChange(ctx, repositories, current, {
    status: statusAfter[input.then],
    ...(input.then === 'snooze' && { snoozedUntil: input.snoozedUntil }),
  })
}

const statusAfter = { resolve: 'resolved', pending: 'pending', snooze: 'snoozed' } as const

/** Kept, so that taking the reply back can undo it. */
function thenOf({ input: { then }, conversation: { status, snoozedUntil } }: Reply) {
  if (then === undefined || statusAfter[then] === status) return {}
  return { then: { from: status, until: snoozedUntil?.toISOString() ?? null, to: statusAfter[then] } }
}

async function insertReply(
  ctx: Context,
  repositories: Repositories,
  reply: Reply & { id: string; outgoing: Outgoing; now: Date },
): Promise<void> {
  const { input, conversation, id, outgoing, now } = reply
  const { envelope, subject, thread } = outgoing
  await repositories.messages.insert({
    id,
    conversationId: conversation.id,
    channelId: conversation.channelId,
    externalId: envelope.messageId,
    clientId: input.clientId,
    kind: 'message',
    direction: 'out',
    author: {
      kind: ctx.caller.memberId === null ? 'system' : 'member',
      id: ctx.caller.actor.id,
      name: ctx.caller.actor.name,
      value: outgoing.from,
    },
    authorMemberId: ctx.caller.memberId,
    subject,
    text: input.text,
    meta: {
      ...outgoing.meta,
      ...thenOf(reply),
      ...(input.sendAt !== undefined && { scheduledFor: input.sendAt.toISOString() }),
      ...(input.bulkAnswer !== undefined && { bulkAnswer: input.bulkAnswer }),
    },
    thread,
    mentions: [],
    sentAt: now,
    trace: ctx.trace,
  })
  await claimAttachments(ctx, repositories, input.attachmentIds, id)
  await repositories.messages.index({
    id,
    subject,
    author: ctx.caller.actor.name,
    text: input.text,
  })
  if (thread.ownRef !== null)
    await repositories.messages.addThreadRef(conversation.channelId, thread.ownRef, conversation.id)
  await repositories.messages.addParticipants(conversation.id, outgoing.participants)
  // What somebody has begun to write here is not what all are answered.
  if (input.bulkAnswer === undefined)
    await dropDraft(ctx, repositories, { conversation, mode: 'reply', memberId: ctx.caller.memberId })
}

const createdEvent = (ctx: Context, conversation: ConversationState, id: string): NewEvent => ({
  type: 'message.created',
  subjectId: id,
  version: 1,
  conversationId: conversation.id,
  actor: ctx.caller.actor,
  trace: ctx.trace,
  data: {
    audience: { assigneeId: conversation.assigneeId, teamId: conversation.teamId },
    kind: 'message',
  },
})
