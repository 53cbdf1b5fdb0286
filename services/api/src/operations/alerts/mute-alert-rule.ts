import { muteAlertRule as definition } from '@hubbub/contracts/http'
import { muteAlertRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const muteAlertRuleOperation = operation(
  definition,
  async (ctx, { params, body }) => await muteAlertRule(ctx, { id: params.id, ...body }),
)
