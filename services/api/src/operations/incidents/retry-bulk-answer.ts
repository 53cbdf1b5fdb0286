import { retryBulkAnswer as definition } from '@hubbub/contracts/http'
import { retryBulkAnswer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const retryBulkAnswerOperation = operation(
  definition,
  async (ctx, { params }) => await retryBulkAnswer(ctx, ctx, params.id),
)
