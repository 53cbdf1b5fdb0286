import { deleteSentimentScorer as definition } from '@hubbub/contracts/http'
import { deleteSentimentScorer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteSentimentScorerOperation = operation(
  definition,
  async (ctx) => await deleteSentimentScorer(ctx),
)
