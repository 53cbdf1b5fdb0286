import { getImportRefusals } from '@hubbub/contracts/http'
import { getImportRefusals as refusals } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from '../inbox/download.ts'

export const getImportRefusalsOperation = operation(getImportRefusals, async (ctx, { params }) => {
  const body = Buffer.from(await refusals(ctx, params.id), 'utf8')
  return download({ body, filename: 'refused.csv', contentType: 'text/csv; charset=utf-8', inline: false })
})
