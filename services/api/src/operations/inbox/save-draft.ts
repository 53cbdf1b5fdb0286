import { saveDraft } from '@hubbub/contracts/http'
import { saveDraft as save } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const saveDraftOperation = operation(
  saveDraft,
  async (ctx, { params, body }) => await save(ctx, { ...body, conversationId: params.id, mode: params.mode }),
)
