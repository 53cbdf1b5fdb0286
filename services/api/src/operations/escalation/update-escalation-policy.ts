import { updateEscalationPolicy as definition } from '@hubbub/contracts/http'
import { updateEscalationPolicy } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateEscalationPolicyOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateEscalationPolicy(ctx, { id: params.id, change: body, expectedVersion: version }),
)
