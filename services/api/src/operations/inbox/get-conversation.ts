import { getConversation } from '@hubbub/contracts/http'
import { getConversation as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getConversationOperation = operation(
  getConversation,
  async (ctx, { params }) => await get(ctx, params.id),
)
