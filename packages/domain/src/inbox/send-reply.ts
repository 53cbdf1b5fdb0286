import { AppError, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { ThreadTail } from '../ports/messages.ts'
import type { Repositories } from '../ports/store.ts'
import { previewOf } from '../rules/preview.ts'
import { composeReply, type ReplyEnvelope } from '../rules/reply-envelope.ts'
import { claimAttachments } from './add-note.ts'
import { dropDraft } from './drafts.ts'
import { findEarlier } from './find-earlier.ts'
import { notFound } from './not-found.ts'
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
  then?: 'resolve' | 'pending' | undefined
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
  refuseWhereClosed(tail, input)
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
  const now = ctx.clock.now()
  await insertReply(ctx, repositories, { ...reply, id, envelope, now })
  const undoSeconds =
    ctx.caller.memberId === null ? 0 : await repositories.messages.undoSeconds(ctx.caller.memberId)
  const notBefore = new Date(now.getTime() + undoSeconds * 1000)
  await repositories.messages.queueDelivery({
    messageId: id,
    channelId: conversation.channelId,
    envelope,
    state: undoSeconds > 0 ? 'held' : 'queued',
    notBefore,
  })
  await touchConversation(ctx, repositories, { conversation, messageId: id, text: input.text, now })
  if (input.then !== undefined) {
    const current = await repositories.conversations.lock(ctx.caller, conversation.id)
    if (current !== null) await applyChange(ctx, repositories, current, { status: statusAfter[input.then] })
  }
  const message = await repositories.messages.find(id)
  if (message === null) throw notFound('message')
  return { message, notBefore }
}

const statusAfter = { resolve: 'resolved', pending: 'pending' } as const

/** Kept, so that taking the reply back can undo it. */
function thenOf({ input: { then }, conversation: { status, snoozedUntil } }: Reply) {
  if (then === undefined || statusAfter[then] === status) return {}
  return { then: { from: status, until: snoozedUntil?.toISOString() ?? null, to: statusAfter[then] } }
}

function refuseWhereClosed(tail: ThreadTail, input: SendReply): void {
  if (input.text.trim() === '' && input.attachmentIds.length === 0) {
    throw new AppError({
      code: 'message.empty',
      kind: 'invalid',
      message: 'The reply has neither text nor attachments',
    })
  }
  if (!tail.channel.enabled) {
    throw new AppError({
      code: 'channel.disconnected',
      kind: 'conflict',
      message: 'The mailbox of this conversation is disconnected',
    })
  }
  if (tail.contact.blocked) {
    throw new AppError({ code: 'contact.blocked', kind: 'conflict', message: 'This contact is blocked' })
  }
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
    meta: { mail: mailMetaOf(envelope), ...thenOf(reply) },
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
    conversationId: conversation.id,
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

async function touchConversation(
  ctx: Context,
  repositories: Repositories,
  touch: { conversation: ConversationState; messageId: string; text: string; now: Date },
): Promise<void> {
  const { conversation, now } = touch
  const version = await repositories.conversations.update(conversation.id, {
    waitingSince: null,
    ...(conversation.firstReplyAt === null && { firstReplyAt: now }),
    lastActivityAt: now,
    preview: previewOf(touch.text),
    previewDirection: 'out',
  })
  const audience = { assigneeId: conversation.assigneeId, teamId: conversation.teamId }
  const about = { conversationId: conversation.id, actor: ctx.caller.actor, trace: ctx.trace }
  await repositories.events.append([
    {
      type: 'message.created',
      subjectId: touch.messageId,
      version: 1,
      ...about,
      data: { audience, kind: 'message' },
    },
    { type: 'conversation.updated', subjectId: conversation.id, version, ...about, data: { audience } },
  ])
}
