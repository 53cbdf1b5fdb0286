import { settleHeldItem as definition } from '@hubbub/contracts/http'
import { settleHeldItem } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const settleHeldItemOperation = operation(
  definition,
  async (ctx, { params, body }) => await settleHeldItem(ctx, { id: params.id, ...body }),
)
