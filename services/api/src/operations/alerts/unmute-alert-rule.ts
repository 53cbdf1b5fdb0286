import { unmuteAlertRule as definition } from '@hubbub/contracts/http'
import { unmuteAlertRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const unmuteAlertRuleOperation = operation(
  definition,
  async (ctx, { params }) => await unmuteAlertRule(ctx, params.id),
)
