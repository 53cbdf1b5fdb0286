import { listShifts as definition } from '@hubbub/contracts/http'
import { listShifts } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listShiftsOperation = operation(definition, async (ctx, { params, query }) => ({
  items: await listShifts(ctx, { id: params.id, from: new Date(query.from), to: new Date(query.to) }),
}))
