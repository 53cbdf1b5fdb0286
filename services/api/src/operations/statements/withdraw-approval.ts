import { withdrawApproval as definition } from '@hubbub/contracts/http'
import { withdrawApproval } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const withdrawApprovalOperation = operation(
  definition,
  async (ctx, { params, body }) => await withdrawApproval(ctx, { id: params.id, ...body }),
)
