import { liftOutboundHold as definition } from '@hubbub/contracts/http'
import { liftOutboundHold } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const liftOutboundHoldOperation = operation(
  definition,
  async (ctx, { params, body }) => await liftOutboundHold(ctx, { id: params.id, ...body }),
)
