import { previewReport as definition } from '@hubbub/contracts/http'
import { previewReport } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from '../inbox/download.ts'

export const previewReportOperation = operation(definition, async (ctx, { params, query }) => {
  const { name, contentType, content } = await previewReport(ctx, ctx, {
    id: params.id,
    format: query.format,
  })
  return download({ body: Buffer.from(content), filename: name, contentType, inline: false })
})
