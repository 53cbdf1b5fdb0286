import { addIncidentAction as definition } from '@hubbub/contracts/http'
import { addIncidentAction } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const addIncidentActionOperation = operation(
  definition,
  async (ctx, { params, body: { text, ownerId = null, dueOn = null } }) =>
    await addIncidentAction(ctx, params.id, { text, ownerId, dueOn }),
)
