import { deleteAlertRule as definition } from '@hubbub/contracts/http'
import { deleteAlertRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteAlertRuleOperation = operation(
  definition,
  async (ctx, { params }) => await deleteAlertRule(ctx, params.id),
)
