import { listSentimentRules } from '@hubbub/contracts/http'
import { listSentimentRules as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listSentimentRulesOperation = operation(listSentimentRules, async (ctx) => ({
  items: await list(ctx),
}))
