import { listOnCallSchedules as definition } from '@hubbub/contracts/http'
import { listOnCallSchedules } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listOnCallSchedulesOperation = operation(definition, async (ctx) => ({
  items: await listOnCallSchedules(ctx),
}))
