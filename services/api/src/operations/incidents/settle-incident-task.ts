import { settleIncidentTask as definition } from '@hubbub/contracts/http'
import { settleIncidentTask } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const settleIncidentTaskOperation = operation(
  definition,
  async (ctx, { params, body }) =>
    await settleIncidentTask(ctx, { id: body.incidentId, taskId: params.id, done: body.done }),
)
