import { listConversationMatches as definition } from '@hubbub/contracts/http'
import { listConversationMatches } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listConversationMatchesOperation = operation(definition, async (ctx, { params }) => ({
  items: await listConversationMatches(ctx, params.id),
}))
