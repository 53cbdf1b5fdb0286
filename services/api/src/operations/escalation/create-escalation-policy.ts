import { createEscalationPolicy as definition } from '@hubbub/contracts/http'
import { createEscalationPolicy } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createEscalationPolicyOperation = operation(
  definition,
  async (ctx, { body }) => await createEscalationPolicy(ctx, body),
)
