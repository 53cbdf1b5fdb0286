import { updateConversation } from '@hubbub/contracts/http'
import { updateConversation as update } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { toChange } from './to-change.ts'

export const updateConversationOperation = operation(
  updateConversation,
  async (ctx, { params, body, version }) =>
    await update(ctx, { id: params.id, change: toChange(body), expectedVersion: version }),
)
