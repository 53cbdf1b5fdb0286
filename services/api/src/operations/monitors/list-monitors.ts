import { listMonitors as definition } from '@hubbub/contracts/http'
import { listMonitors } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listMonitorsOperation = operation(definition, async (ctx) => ({
  items: await listMonitors(ctx),
}))
