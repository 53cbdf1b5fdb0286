import { listHeldItems as definition } from '@hubbub/contracts/http'
import { listHeldItems } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listHeldItemsOperation = operation(definition, async (ctx, { params }) => ({
  items: await listHeldItems(ctx, params.id),
}))
