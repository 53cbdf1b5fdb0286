import { correctSentiment } from '@hubbub/contracts/http'
import { correctSentiment as correct } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const correctSentimentOperation = operation(
  correctSentiment,
  async (ctx, { body }) => await correct(ctx, body.corrections),
)
