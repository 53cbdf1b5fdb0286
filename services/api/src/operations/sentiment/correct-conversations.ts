import { correctConversations } from '@hubbub/contracts/http'
import { correctConversations as correct } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const correctConversationsOperation = operation(
  correctConversations,
  async (ctx, { body }) => await correct(ctx, body),
)
