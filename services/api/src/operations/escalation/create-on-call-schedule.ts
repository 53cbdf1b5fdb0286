import { createOnCallSchedule as definition } from '@hubbub/contracts/http'
import { createOnCallSchedule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createOnCallScheduleOperation = operation(
  definition,
  async (ctx, { body }) => await createOnCallSchedule(ctx, body),
)
