import { listCountedMonitors as definition } from '@hubbub/contracts/http'
import { listCountedMonitors } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listCountedMonitorsOperation = operation(definition, async (ctx) => ({
  items: await listCountedMonitors(ctx),
}))
