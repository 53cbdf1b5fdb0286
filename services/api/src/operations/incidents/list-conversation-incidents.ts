import { listConversationIncidents as definition } from '@hubbub/contracts/http'
import { listConversationIncidents } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listConversationIncidentsOperation = operation(definition, async (ctx, { params }) => ({
  items: await listConversationIncidents(ctx, params.id),
}))
