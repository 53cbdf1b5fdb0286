import { updateMonitor as definition } from '@hubbub/contracts/http'
import { updateMonitor } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateMonitorOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateMonitor(ctx, { id: params.id, change: body, expectedVersion: version }),
)
