import { noteIncident as definition } from '@hubbub/contracts/http'
import { noteIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const noteIncidentOperation = operation(
  definition,
  async (ctx, { params, body }) => await noteIncident(ctx, params.id, body.text),
)
