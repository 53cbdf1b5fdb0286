import { updateReport as definition } from '@hubbub/contracts/http'
import { updateReport } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateReportOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateReport(ctx, { id: params.id, change: body, expectedVersion: version }),
)
