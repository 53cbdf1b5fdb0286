import { listDashboards as definition } from '@hubbub/contracts/http'
import { listDashboards } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listDashboardsOperation = operation(definition, async (ctx) => ({
  items: await listDashboards(ctx),
}))
