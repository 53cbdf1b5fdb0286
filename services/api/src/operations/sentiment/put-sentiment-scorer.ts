import { putSentimentScorer as definition } from '@hubbub/contracts/http'
import { putSentimentScorer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const putSentimentScorerOperation = operation(
  definition,
  async (ctx, { body, version }) => await putSentimentScorer(ctx, body, version),
)
