import { pageSomebody as definition } from '@hubbub/contracts/http'
import { pageSomebody } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const pageSomebodyOperation = operation(
  definition,
  async (ctx, { params, body }) => await pageSomebody(ctx, { conversationId: params.id, ...body }),
)
