import { listEscalationPolicies as definition } from '@hubbub/contracts/http'
import { listEscalationPolicies } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listEscalationPoliciesOperation = operation(definition, async (ctx) => ({
  items: await listEscalationPolicies(ctx),
}))
