import { exportMonitors as definition } from '@hubbub/contracts/http'
import { exportMonitors } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const exportMonitorsOperation = operation(definition, async (ctx) => ({
  monitors: await exportMonitors(ctx),
}))
