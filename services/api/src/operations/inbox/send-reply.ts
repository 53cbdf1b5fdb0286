import { sendReply } from '@hubbub/contracts/http'
import { sendReply as send, sendTemplate } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const sendReplyOperation = operation(
  sendReply,
  async (ctx, { params, body: { sendAt, snoozedUntil, template, ...body } }) => {
    const input = {
      ...body,
      conversationId: params.id,
      sendAt: sendAt === undefined ? undefined : new Date(sendAt),
      snoozedUntil: snoozedUntil === undefined ? undefined : new Date(snoozedUntil),
    }
    if (template === undefined) return await send(ctx, ctx, input)
    return await sendTemplate(ctx, ctx, { ...input, template })
  },
)
