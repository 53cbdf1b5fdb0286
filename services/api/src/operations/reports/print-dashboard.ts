import { printDashboard as definition } from '@hubbub/contracts/http'
import { printDashboard } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from '../inbox/download.ts'

export const printDashboardOperation = operation(definition, async (ctx, { body }) => {
  const { name, contentType, content } = await printDashboard(ctx, ctx, body)
  return download({ body: Buffer.from(content), filename: name, contentType, inline: false })
})
