import { countMentions } from '@hubbub/contracts/http'
import { countMentions as count } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const countMentionsOperation = operation(
  countMentions,
  async (ctx, { query }) => await count(ctx, query),
)
