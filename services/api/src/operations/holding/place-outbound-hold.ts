import { placeOutboundHold as definition } from '@hubbub/contracts/http'
import { placeOutboundHold } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const placeOutboundHoldOperation = operation(
  definition,
  async (ctx, { body }) => await placeOutboundHold(ctx, body),
)
