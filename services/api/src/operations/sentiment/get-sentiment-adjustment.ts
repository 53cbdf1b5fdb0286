import { getSentimentAdjustment as definition } from '@hubbub/contracts/http'
import { getSentimentAdjustment } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getSentimentAdjustmentOperation = operation(
  definition,
  async (ctx) => await getSentimentAdjustment(ctx),
)
