import { sendBulkAnswer as definition } from '@hubbub/contracts/http'
import { sendBulkAnswer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const sendBulkAnswerOperation = operation(
  definition,
  async (ctx, { params, body }) => await sendBulkAnswer(ctx, ctx, { incidentId: params.id, ...body }),
)
