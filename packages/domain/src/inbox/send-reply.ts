import type { Message, NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { composeReply, type ReplyEnvelope } from '../rules/reply-envelope.ts'
import { claimAttachments } from './add-note.ts'
import { dropDraft } from './drafts.ts'
import { findEarlier } from './find-earlier.ts'
import { notFound } from './not-found.ts'
import { refuseOddTime, refuseWhereClosed } from './refuse-reply.ts'
import { touchAnswered } from './touch-answered.ts'
import { applyChange } from './update-conversation.ts'

export interface SendReply {
  conversationId: string
  clientId: string
  text: string
  to?: readonly string[] | undefined
  cc?: readonly string[] | undefined
  bcc?: readonly string[] | undefined
  subject?: string | undefined
  attachmentIds: readonly string[]
  then?: 'resolve' | 'pending' | 'snooze' | undefined
  /** Required with `then` snooze. */
  snoozedUntil?: Date | undefined
  /** Kept back until then. */
  sendAt?: Date | undefined
}

export interface ReplyTools {
  /** A token that names the conversation and that nobody else can make. */
  signThread(conversationId: string): string
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

async function writeReply(
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
  const envelope = composeReply(tail, {
    id,
    threadToken: reply.tools.signThread(conversation.id),
    plusAddressing: tail.channel.plusAddressing,
    subject: input.subject ?? tail.last?.subject ?? conversation.subject,
    text:
      tail.brandSignature.trim() === '' ? input.text : `${input.text}\n\n-- \n${tail.brandSignature.trim()}`,
    to: input.to,
    cc: input.cc,
    bcc: input.bcc,
  })
  await insertReply(ctx, repositories, { ...reply, id, envelope, now: input.sendAt ?? now })
  const notBefore = input.sendAt ?? (await afterUndoTime(ctx, repositories, now))
  await repositories.messages.queueDelivery({
    messageId: id,
    channelId: conversation.channelId,
    envelope,
    state: notBefore > now ? 'held' : 'queued',
    notBefore,
  })
  await repositories.events.append([createdEvent(ctx, conversation, id)])
  // What leaves later answers nobody yet.
  if (input.sendAt === undefined) await countAsAnswer(ctx, repositories, reply, now)
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
  reply: Reply & { id: string; envelope: ReplyEnvelope; now: Date },
): Promise<void> {
  const { input, conversation, id, envelope, now } = reply
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
      value: envelope.from.address,
    },
    authorMemberId: ctx.caller.memberId,
    subject: envelope.subject,
    text: input.text,
    meta: {
      mail: mailMetaOf(envelope),
      ...thenOf(reply),
      ...(input.sendAt !== undefined && { scheduledFor: input.sendAt.toISOString() }),
    },
    thread: {
      ownRef: envelope.messageId,
      parentRefs: envelope.inReplyTo === null ? [] : [envelope.inReplyTo],
      tokens: [],
    },
    mentions: [],
    sentAt: now,
    trace: ctx.trace,
  })
  await claimAttachments(ctx, repositories, input.attachmentIds, id)
  await repositories.messages.index({
    id,
    subject: envelope.subject,
    author: ctx.caller.actor.name,
    text: input.text,
  })
  await repositories.messages.addThreadRef(conversation.channelId, envelope.messageId, conversation.id)
  await repositories.messages.addParticipants(conversation.id, [...envelope.to, ...envelope.cc])
  await dropDraft(ctx, repositories, {
    conversationId: conversation.id,
    mode: 'reply',
    memberId: ctx.caller.memberId,
  })
}

const mailMetaOf = ({ from, to, cc, bcc, automatic }: ReplyEnvelope) => ({
  from: [{ kind: 'email' as const, value: from.address, name: from.name }],
  to,
  cc,
  bcc,
  replyTo: [],
  autoSubmitted: automatic,
  bulk: false,
})

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
