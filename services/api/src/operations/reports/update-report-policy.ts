import { updateReportPolicy as definition } from '@hubbub/contracts/http'
import { updateReportPolicy } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateReportPolicyOperation = operation(
  definition,
  async (ctx, { body }) => await updateReportPolicy(ctx, body),
)
