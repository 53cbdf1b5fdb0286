import { AppError, type Message, type MessageActionKind, whyNotAct } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { findVisible } from '../inbox/read-messages.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'

export interface ActOnMessage {
  id: string
  kind: MessageActionKind
  /** Required with `react`. */
  emoji?: string | undefined
}

/** Asks the network to react to, hide or take back a message. Asked for twice, it is done once. */
export async function actOnMessage(
  ctx: Context,
  { catalogue }: { catalogue: Pick<ChannelCatalogue, 'describe'> },
  input: ActOnMessage,
): Promise<Message> {
  permit(ctx, 'message:send')
  const now = ctx.clock.now()
  const actionId = ctx.ids.next()
  const emoji = input.kind === 'react' ? (input.emoji ?? '') : ''
  if (input.kind === 'react' && emoji === '') throw invalid('A reaction needs an emoji')
  const message = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { conversationId } = await findVisible(ctx, repositories, input.id)
    const conversation = await repositories.conversations.lock(ctx.caller, conversationId)
    if (conversation === null) throw notFound('message')
    const found = await findVisible(ctx, repositories, input.id)
    const { channel } = await repositories.messages.tail(conversationId)
    const why = whyNotAct(found, input.kind, catalogue.describe(channel).abilities)
    if (why !== null) throw new AppError({ code: 'message.action_refused', kind: 'conflict', message: why })
    const added = await repositories.actions.add({
      id: actionId,
      messageId: found.id,
      channelId: channel.id,
      kind: input.kind,
      emoji,
      actor: ctx.caller.actor,
      now,
      trace: ctx.trace,
    })
    if (!added) return found
    const changed = await findVisible(ctx, repositories, input.id)
    await repositories.events.append([
      {
        type: 'message.updated',
        subjectId: changed.id,
        version: changed.version,
        conversationId,
        actor: ctx.caller.actor,
        trace: ctx.trace,
        data: {
          audience: { assigneeId: conversation.assigneeId, teamId: conversation.teamId },
          change: input.kind,
        },
      },
    ])
    return changed
  })
  await ctx.signals.actionDue({ workspaceId: ctx.workspaceId, actionId, notBefore: now })
  return message
}

const invalid = (message: string) => new AppError({ code: 'request.invalid', kind: 'invalid', message })
