import { importMonitors as definition } from '@hubbub/contracts/http'
import { importMonitors } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const importMonitorsOperation = operation(
  definition,
  async (ctx, { body }) => await importMonitors(ctx, body.monitors),
)
