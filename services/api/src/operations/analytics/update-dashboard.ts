import { updateDashboard as definition } from '@hubbub/contracts/http'
import { updateDashboard } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateDashboardOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateDashboard(ctx, { id: params.id, change: body, expectedVersion: version }),
)
