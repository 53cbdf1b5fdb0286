import { getQuarantinedRaw as definition } from '@hubbub/contracts/http'
import { getQuarantinedRaw } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from '../inbox/download.ts'

export const getQuarantinedRawOperation = operation(definition, async (ctx, { params }) => {
  const raw = await getQuarantinedRaw(ctx, params.id)
  return download({
    body: Buffer.from(raw),
    filename: `${params.id}.eml`,
    contentType: 'application/octet-stream',
    inline: false,
  })
})
