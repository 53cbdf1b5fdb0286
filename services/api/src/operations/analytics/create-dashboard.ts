import { createDashboard as definition } from '@hubbub/contracts/http'
import { createDashboard } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createDashboardOperation = operation(
  definition,
  async (ctx, { body }) => await createDashboard(ctx, body),
)
