import { createAlertRule as definition } from '@hubbub/contracts/http'
import { createAlertRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createAlertRuleOperation = operation(
  definition,
  async (ctx, { body }) => await createAlertRule(ctx, body),
)
