import {
  AppError,
  type Message,
  type MessageActionKind,
  standingReactions,
  whyNotAct,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { findVisible } from '../inbox/read-messages.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'

export interface ActOnMessage {
  id: string
  kind: MessageActionKind
  /** Required with `react` and `unreact`. */
  emoji?: string | undefined
}

/** Asks the network to react to, hide or take back a message. Asked for twice, it is done once. */
export async function actOnMessage(
  ctx: Context,
  { catalogue }: { catalogue: Pick<ChannelCatalogue, 'describe' | 'kinds'> },
  input: ActOnMessage,
): Promise<Message> {
  permit(ctx, 'message:send')
  const { kind } = input
  const now = ctx.clock.now()
  const actionId = ctx.ids.next()
  const isReaction = kind === 'react' || kind === 'unreact'
  const emoji = isReaction ? (input.emoji ?? '') : ''
  if (isReaction && emoji === '') throw invalid('A reaction needs an emoji')
  const { message, added } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { conversationId } = await findVisible(ctx, repositories, input.id)
    const conversation = await repositories.conversations.lock(ctx.caller, conversationId)
    if (conversation === null) throw notFound('message')
    const found = await findVisible(ctx, repositories, input.id)
    const { channel } = await repositories.messages.tail(conversationId)
    const why = whyNotAct(found, kind, catalogue.describe(channel).abilities)
    if (why !== null) throw new AppError({ code: 'message.action_refused', kind: 'conflict', message: why })
    const once = catalogue.kinds().some((one) => one.kind === channel.kind && one.reactsOnce)
    const before = isReaction
      ? await forgetUnbegun(ctx, repositories, { found, kind, emoji, once })
      : { message: found, settled: false }
    const action = { id: actionId, messageId: found.id, channelId: channel.id, kind, emoji }
    const { actor } = ctx.caller
    const added =
      !before.settled && (await repositories.actions.add({ ...action, actor, now, trace: ctx.trace }))
    if (!added && before.message === found) return { message: found, added }
    const changed = await findVisible(ctx, repositories, input.id)
    await repositories.events.append([
      {
        type: 'message.updated',
        subjectId: changed.id,
        version: changed.version,
        conversationId,
        actor,
        trace: ctx.trace,
        data: {
          audience: { assigneeId: conversation.assigneeId, teamId: conversation.teamId },
          change: kind,
        },
      },
    ])
    return { message: changed, added }
  })
  if (added) await ctx.signals.actionDue({ workspaceId: ctx.workspaceId, actionId, notBefore: now })
  return message
}

interface Wish {
  found: Message
  kind: MessageActionKind
  emoji: string
  /** The network keeps one reaction on a message. */
  once: boolean
}

/**
 * What nobody has begun with is not done first and taken back then; it is forgotten.
 * @returns the message, and whether it is as it is to be without anything more.
 */
async function forgetUnbegun(
  ctx: Context,
  repositories: Repositories,
  { found, kind, emoji, once }: Wish,
): Promise<{ message: Message; settled: boolean }> {
  const isSettled = ({ actions }: Message) =>
    standingReactions(actions, { once }).includes(emoji) === (kind === 'react')
  if (isSettled(found)) return { message: found, settled: true }
  const { id: messageId } = found
  const forgotten = await repositories.actions.cancelReactions({ messageId, emoji: once ? null : emoji })
  if (forgotten === 0) return { message: found, settled: false }
  const message = await findVisible(ctx, repositories, messageId)
  return { message, settled: isSettled(message) }
}

const invalid = (message: string) => new AppError({ code: 'request.invalid', kind: 'invalid', message })
