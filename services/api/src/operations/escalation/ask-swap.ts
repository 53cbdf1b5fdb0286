import { askSwap as definition } from '@hubbub/contracts/http'
import { askSwap } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { spanOf } from './span-of.ts'

export const askSwapOperation = operation(
  definition,
  async (ctx, { params, body: { one, other, reason } }) =>
    await askSwap(ctx, { scheduleId: params.id, one: spanOf(one), other: spanOf(other), reason }),
)
