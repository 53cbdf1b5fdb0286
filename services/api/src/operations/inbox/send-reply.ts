import { sendReply } from '@hubbub/contracts/http'
import { sendReply as send } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const sendReplyOperation = operation(
  sendReply,
  async (ctx, { params, body: { sendAt, snoozedUntil, ...body } }) =>
    await send(ctx, ctx, {
      ...body,
      conversationId: params.id,
      sendAt: sendAt === undefined ? undefined : new Date(sendAt),
      snoozedUntil: snoozedUntil === undefined ? undefined : new Date(snoozedUntil),
    }),
)
