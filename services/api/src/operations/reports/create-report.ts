import { createReport as definition } from '@hubbub/contracts/http'
import { createReport } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createReportOperation = operation(
  definition,
  async (ctx, { body }) => await createReport(ctx, body),
)
