import { overrideShift as definition } from '@hubbub/contracts/http'
import { overrideShift } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const overrideShiftOperation = operation(
  definition,
  async (ctx, { params, body: { from, to, memberId, reason } }) =>
    await overrideShift(ctx, {
      scheduleId: params.id,
      from: new Date(from),
      to: new Date(to),
      memberId,
      reason,
    }),
)
