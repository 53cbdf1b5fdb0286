import { putSentimentAdjustment as definition } from '@hubbub/contracts/http'
import { putSentimentAdjustment } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const putSentimentAdjustmentOperation = operation(
  definition,
  async (ctx, { body, version }) => await putSentimentAdjustment(ctx, body, version),
)
