import { listMonitorSources as definition } from '@hubbub/contracts/http'
import { listMonitorSources } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listMonitorSourcesOperation = operation(definition, async (ctx, { body }) => ({
  items: await listMonitorSources(ctx, body),
}))
