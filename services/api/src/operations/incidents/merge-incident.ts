import { mergeIncident as definition } from '@hubbub/contracts/http'
import { mergeIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const mergeIncidentOperation = operation(
  definition,
  async (ctx, { params, body }) => await mergeIncident(ctx, { id: params.id, intoId: body.intoId }),
)
