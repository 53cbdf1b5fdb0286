import { deleteEscalationPolicy as definition } from '@hubbub/contracts/http'
import { deleteEscalationPolicy } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteEscalationPolicyOperation = operation(
  definition,
  async (ctx, { params }) => await deleteEscalationPolicy(ctx, params.id),
)
