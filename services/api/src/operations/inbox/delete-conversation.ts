import { deleteConversation } from '@hubbub/contracts/http'
import { deleteConversation as remove } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteConversationOperation = operation(
  deleteConversation,
  async (ctx, { params }) => await remove(ctx, ctx.blobs, params.id),
)
