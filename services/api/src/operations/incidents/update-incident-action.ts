import { updateIncidentAction as definition } from '@hubbub/contracts/http'
import { updateIncidentAction } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateIncidentActionOperation = operation(
  definition,
  async (ctx, { params: { id, actionId }, body }) =>
    await updateIncidentAction(ctx, { id, actionId, change: body }),
)
