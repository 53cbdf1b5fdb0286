import { splitIncident as definition } from '@hubbub/contracts/http'
import { splitIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const splitIncidentOperation = operation(
  definition,
  async (ctx, { params, body }) => await splitIncident(ctx, { id: params.id, alertId: body.alertId }),
)
