import { createSentimentRule } from '@hubbub/contracts/http'
import { createSentimentRule as create } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createSentimentRuleOperation = operation(
  createSentimentRule,
  async (ctx, { body }) => await create(ctx, body),
)
