import { listMonitorVersions as definition } from '@hubbub/contracts/http'
import { listMonitorVersions } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listMonitorVersionsOperation = operation(definition, async (ctx, { params }) => ({
  items: await listMonitorVersions(ctx, params.id),
}))
