import { rescheduleMessage as definition } from '@hubbub/contracts/http'
import { rescheduleMessage } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const rescheduleMessageOperation = operation(
  definition,
  async (ctx, { params, body: { sendAt } }) =>
    await rescheduleMessage(ctx, { id: params.id, sendAt: sendAt === null ? null : new Date(sendAt) }),
)
