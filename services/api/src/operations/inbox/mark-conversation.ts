import { markConversation } from '@hubbub/contracts/http'
import { markConversation as mark } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const markConversationOperation = operation(
  markConversation,
  async (ctx, { params, body }) => await mark(ctx, { id: params.id, read: body.read }),
)
