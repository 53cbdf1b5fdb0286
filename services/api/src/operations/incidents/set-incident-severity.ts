import { setIncidentSeverity as definition } from '@hubbub/contracts/http'
import { setIncidentSeverity } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setIncidentSeverityOperation = operation(
  definition,
  async (ctx, { params, body }) => await setIncidentSeverity(ctx, { id: params.id, ...body }),
)
