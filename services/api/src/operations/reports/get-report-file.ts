import { getReportFile as definition } from '@hubbub/contracts/http'
import { getReportFile } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from '../inbox/download.ts'

export const getReportFileOperation = operation(definition, async (ctx, { params: { id, name } }) => {
  const { file, content } = await getReportFile(ctx, ctx.blobs, { runId: id, name })
  return download({ body: content, filename: file.name, contentType: file.contentType, inline: false })
})
