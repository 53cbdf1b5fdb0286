import { createMonitor as definition } from '@hubbub/contracts/http'
import { createMonitor } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createMonitorOperation = operation(
  definition,
  async (ctx, { body }) => await createMonitor(ctx, body),
)
