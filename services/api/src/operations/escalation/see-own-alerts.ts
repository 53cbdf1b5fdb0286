import { seeOwnAlerts as definition } from '@hubbub/contracts/http'
import { seeOwnAlerts } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const seeOwnAlertsOperation = operation(
  definition,
  async (ctx, { body }) => await seeOwnAlerts(ctx, body.escalationIds ?? null),
)
