import { deleteOnCallSchedule as definition } from '@hubbub/contracts/http'
import { deleteOnCallSchedule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteOnCallScheduleOperation = operation(
  definition,
  async (ctx, { params }) => await deleteOnCallSchedule(ctx, params.id),
)
