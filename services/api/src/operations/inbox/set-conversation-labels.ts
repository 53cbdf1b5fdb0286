import { setConversationLabels } from '@hubbub/contracts/http'
import { setConversationLabels as setLabels } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setConversationLabelsOperation = operation(
  setConversationLabels,
  async (ctx, { params, body }) => await setLabels(ctx, { id: params.id, labelIds: body.labelIds }),
)
