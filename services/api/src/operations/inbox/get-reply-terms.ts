import { getReplyTerms } from '@hubbub/contracts/http'
import { getReplyTerms as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getReplyTermsOperation = operation(
  getReplyTerms,
  async (ctx, { params }) => await get(ctx, ctx, params.id),
)
