import { swapShifts as definition } from '@hubbub/contracts/http'
import { swapShifts } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const swapShiftsOperation = operation(
  definition,
  async (ctx, { params, body: { one, other, reason } }) =>
    await swapShifts(ctx, { scheduleId: params.id, one: spanOf(one), other: spanOf(other), reason }),
)

const spanOf = ({ from, to }: { from: string; to: string }) => ({ from: new Date(from), to: new Date(to) })
