import { setIncidentConversations as definition } from '@hubbub/contracts/http'
import { setIncidentConversations } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setIncidentConversationsOperation = operation(
  definition,
  async (ctx, { params, body }) => await setIncidentConversations(ctx, { id: params.id, ...body }),
)
