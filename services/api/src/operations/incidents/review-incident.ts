import { reviewIncident as definition } from '@hubbub/contracts/http'
import { reviewIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const reviewIncidentOperation = operation(
  definition,
  async (ctx, { params, body }) => await reviewIncident(ctx, params.id, body),
)
