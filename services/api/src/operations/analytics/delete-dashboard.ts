import { deleteDashboard as definition } from '@hubbub/contracts/http'
import { deleteDashboard } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteDashboardOperation = operation(
  definition,
  async (ctx, { params }) => await deleteDashboard(ctx, params.id),
)
