import { retryReportRun as definition } from '@hubbub/contracts/http'
import { retryReportRun } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const retryReportRunOperation = operation(
  definition,
  async (ctx, { params }) => await retryReportRun(ctx, params.id),
)
