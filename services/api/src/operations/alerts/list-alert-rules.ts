import { listAlertRules as definition } from '@hubbub/contracts/http'
import { listAlertRules } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listAlertRulesOperation = operation(definition, async (ctx) => ({
  items: await listAlertRules(ctx),
}))
