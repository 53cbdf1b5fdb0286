import { forgetSentimentAdjustment as definition } from '@hubbub/contracts/http'
import { forgetSentimentAdjustment } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const forgetSentimentAdjustmentOperation = operation(
  definition,
  async (ctx) => await forgetSentimentAdjustment(ctx),
)
