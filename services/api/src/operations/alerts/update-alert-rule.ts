import { updateAlertRule as definition } from '@hubbub/contracts/http'
import { updateAlertRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateAlertRuleOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateAlertRule(ctx, { id: params.id, change: body, expectedVersion: version }),
)
