import { listIncidentMentions as definition } from '@hubbub/contracts/http'
import { listIncidentMentions } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listIncidentMentionsOperation = operation(definition, async (ctx, { params, query }) => ({
  items: await listIncidentMentions(ctx, { id: params.id, free: query.free === 'true' }),
}))
