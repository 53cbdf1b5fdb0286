import { deleteSentimentRule } from '@hubbub/contracts/http'
import { deleteSentimentRule as remove } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteSentimentRuleOperation = operation(
  deleteSentimentRule,
  async (ctx, { params }) => await remove(ctx, params.id),
)
