import { deleteMonitor as definition } from '@hubbub/contracts/http'
import { deleteMonitor } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteMonitorOperation = operation(
  definition,
  async (ctx, { params }) => await deleteMonitor(ctx, params.id),
)
