import { getIncident as definition } from '@hubbub/contracts/http'
import { getIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getIncidentOperation = operation(
  definition,
  async (ctx, { params }) => await getIncident(ctx, params.id),
)
