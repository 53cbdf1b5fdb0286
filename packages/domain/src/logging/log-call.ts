import { AppError, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'
import { storable } from '../rules/storable.ts'
import { joinConversation } from './join-conversation.ts'
import { directionOf, type LogCall, type LogPlace } from './log-input.ts'
import { openConversation } from './open-conversation.ts'

/** Clocks of browsers go wrong by less. */
const SLACK_MS = 5 * 60_000

/** Writes down a call or a visit. Posted twice with the same client id it is one. */
export async function logCall(
  ctx: Context & { catalogue: ChannelCatalogue },
  input: LogCall,
): Promise<Message> {
  permit(ctx, 'note:write')
  const log = { ...input, at: notLater(input.at, ctx.clock.now()), text: storable(input.text) }
  const message = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const earlier = await repositories.messages.findByClientId(input.clientId)
    if (earlier !== null) return expectLog(earlier)
    const place =
      log.conversationId === undefined
        ? await openConversation(ctx, repositories, log)
        : await joinConversation(ctx, repositories, { ...log, conversationId: log.conversationId })
    return await insertLog(ctx, repositories, { log, place })
  })
  await ctx.signals.messagesCollected({
    workspaceId: ctx.workspaceId,
    channelId: await channelOf(ctx, message.conversationId),
    messageIds: [message.id],
  })
  return message
}

export function notLater(at: Date, now: Date): Date {
  if (at.getTime() <= now.getTime()) return at
  if (at.getTime() <= now.getTime() + SLACK_MS) return now
  throw new AppError({
    code: 'log.in_future',
    kind: 'invalid',
    message: 'It has not taken place yet: the time lies in the future',
  })
}

function expectLog(message: Message): Message {
  if (message.kind === 'log') return message
  throw new AppError({
    code: 'message.client_id_taken',
    kind: 'conflict',
    message: 'This client id belongs to another message',
  })
}

/** What was said is what is scored and found; who wrote it down is its author. */
async function insertLog(
  ctx: Context,
  repositories: Repositories,
  { log, place }: { log: LogCall; place: LogPlace },
): Promise<Message> {
  const { messages, events, conversations } = repositories
  const id = ctx.ids.next()
  await messages.insert({
    id,
    conversationId: place.conversationId,
    channelId: place.channelId,
    externalId: `local:${id}`,
    clientId: log.clientId,
    kind: 'log',
    direction: directionOf(log.way),
    author: {
      kind: ctx.caller.memberId === null ? 'system' : 'member',
      id: ctx.caller.actor.id,
      name: ctx.caller.actor.name,
      value: null,
    },
    authorMemberId: ctx.caller.memberId,
    subject: null,
    text: log.text,
    meta: {
      log: {
        way: log.way,
        outcome: log.outcome,
        minutes: log.minutes,
        with: place.contactName,
        editedAt: null,
        withdrawnAt: null,
      },
    },
    thread: null,
    mentions: [],
    sentAt: log.at,
    trace: ctx.trace,
  })
  const conversation = await conversations.lock(ctx.caller, place.conversationId)
  await events.append([
    {
      type: 'message.created',
      subjectId: id,
      version: 1,
      conversationId: place.conversationId,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: {
        audience: { assigneeId: conversation?.assigneeId ?? null, teamId: conversation?.teamId ?? null },
        kind: 'log',
      },
    },
  ])
  const message = await messages.find(id)
  if (message === null) throw notFound('message')
  return message
}

/** Any of its conversation: workers take batches by channel. */
export async function channelOf(ctx: Context, conversationId: string): Promise<string> {
  const found = await ctx.store.transaction(ctx.workspaceId, ({ conversations }) =>
    conversations.find(ctx.caller, conversationId),
  )
  if (found === null) throw notFound('conversation')
  return found.channel.id
}
