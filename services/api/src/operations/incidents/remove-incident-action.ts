import { removeIncidentAction as definition } from '@hubbub/contracts/http'
import { removeIncidentAction } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const removeIncidentActionOperation = operation(
  definition,
  async (ctx, { params: { id, actionId } }) => await removeIncidentAction(ctx, { id, actionId }),
)
