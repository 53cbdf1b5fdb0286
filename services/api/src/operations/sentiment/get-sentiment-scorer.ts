import { getSentimentScorer as definition } from '@hubbub/contracts/http'
import { getSentimentScorer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getSentimentScorerOperation = operation(definition, async (ctx) => ({
  scorer: await getSentimentScorer(ctx),
}))
