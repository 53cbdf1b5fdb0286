import { sendReport as definition } from '@hubbub/contracts/http'
import { sendReport } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const sendReportOperation = operation(
  definition,
  async (ctx, { params }) => await sendReport(ctx, params.id),
)
