import { updateIncident as definition } from '@hubbub/contracts/http'
import { updateIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateIncidentOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateIncident(ctx, { id: params.id, change: body, expectedVersion: version }),
)
