import { backtestAlertRule as definition } from '@hubbub/contracts/http'
import { backtestRule } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const backtestAlertRuleOperation = operation(
  definition,
  async (ctx, { body }) => await backtestRule(ctx, body),
)
