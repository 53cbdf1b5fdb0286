import { getAlertRule as definition } from '@hubbub/contracts/http'
import { getAlertRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getAlertRuleOperation = operation(
  definition,
  async (ctx, { params }) => await getAlertRule(ctx, params.id),
)
