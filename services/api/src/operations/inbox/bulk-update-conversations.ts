import { bulkUpdateConversations } from '@hubbub/contracts/http'
import { bulkUpdateConversations as update } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { toChange } from './to-change.ts'

export const bulkUpdateConversationsOperation = operation(
  bulkUpdateConversations,
  async (ctx, { body }) =>
    await update(ctx, { ids: body.ids, versions: body.versions, change: toChange(body.change) }),
)
