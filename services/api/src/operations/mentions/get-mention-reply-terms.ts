import { getMentionReplyTerms } from '@hubbub/contracts/http'
import { getMentionReplyTerms as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getMentionReplyTermsOperation = operation(
  getMentionReplyTerms,
  async (ctx, { params }) => await get(ctx, ctx, params.id),
)
