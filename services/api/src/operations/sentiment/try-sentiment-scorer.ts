import { trySentimentScorer as definition } from '@hubbub/contracts/http'
import { trySentimentScorer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const trySentimentScorerOperation = operation(
  definition,
  async (ctx, { body }) => await trySentimentScorer(ctx, body.texts),
)
