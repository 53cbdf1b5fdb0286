import { countConversations } from '@hubbub/contracts/http'
import { countConversations as count } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const countConversationsOperation = operation(
  countConversations,
  async (ctx, { query }) => await count(ctx, query),
)
