import { listOwnAlerts as definition } from '@hubbub/contracts/http'
import { listOwnAlerts } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listOwnAlertsOperation = operation(definition, async (ctx) => ({
  items: await listOwnAlerts(ctx),
}))
