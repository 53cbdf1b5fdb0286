import { deleteReport as definition } from '@hubbub/contracts/http'
import { deleteReport } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteReportOperation = operation(
  definition,
  async (ctx, { params }) => await deleteReport(ctx, ctx.blobs, params.id),
)
