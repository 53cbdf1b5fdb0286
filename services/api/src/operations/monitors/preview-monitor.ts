import { previewMonitor as definition } from '@hubbub/contracts/http'
import { previewMonitor } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const previewMonitorOperation = operation(
  definition,
  async (ctx, { body }) => await previewMonitor(ctx, ctx, body),
)
