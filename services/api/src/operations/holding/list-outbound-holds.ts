import { listOutboundHolds as definition } from '@hubbub/contracts/http'
import { listOutboundHolds } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listOutboundHoldsOperation = operation(definition, async (ctx, { query }) => ({
  items: await listOutboundHolds(ctx, query.standing === 'true'),
}))
