import { swapShifts as definition } from '@hubbub/contracts/http'
import { swapShifts } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { spanOf } from './span-of.ts'

export const swapShiftsOperation = operation(
  definition,
  async (ctx, { params, body: { one, other, reason } }) =>
    await swapShifts(ctx, { scheduleId: params.id, one: spanOf(one), other: spanOf(other), reason }),
)
