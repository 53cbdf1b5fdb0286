import { openIncident as definition } from '@hubbub/contracts/http'
import { openIncident } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const openIncidentOperation = operation(
  definition,
  async (ctx, { body }) => await openIncident(ctx, body),
)
