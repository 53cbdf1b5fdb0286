import { setIncidentMentions as definition } from '@hubbub/contracts/http'
import { setIncidentMentions } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setIncidentMentionsOperation = operation(
  definition,
  async (ctx, { params, body }) => await setIncidentMentions(ctx, { id: params.id, ...body }),
)
