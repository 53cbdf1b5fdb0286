import { reschedulePost } from '@hubbub/contracts/http'
import { reschedulePost as reschedule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const reschedulePostOperation = operation(
  reschedulePost,
  async (ctx, { params, body: { sendAt } }) =>
    await reschedule(ctx, { id: params.id, sendAt: sendAt === null ? null : new Date(sendAt) }),
)
