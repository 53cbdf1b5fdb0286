import { updateOnCallSchedule as definition } from '@hubbub/contracts/http'
import { updateOnCallSchedule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateOnCallScheduleOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateOnCallSchedule(ctx, { id: params.id, change: body, expectedVersion: version }),
)
