import { previewSentimentRule } from '@hubbub/contracts/http'
import { previewRule as preview } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const previewSentimentRuleOperation = operation(
  previewSentimentRule,
  async (ctx, { body }) => await preview(ctx, body),
)
