import { deleteDraft } from '@hubbub/contracts/http'
import { deleteDraft as remove } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteDraftOperation = operation(
  deleteDraft,
  async (ctx, { params }) => await remove(ctx, { conversationId: params.id, mode: params.mode }),
)
