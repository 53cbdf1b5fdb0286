import { getMonitor as definition } from '@hubbub/contracts/http'
import { getMonitor } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getMonitorOperation = operation(
  definition,
  async (ctx, { params }) => await getMonitor(ctx, params.id),
)
