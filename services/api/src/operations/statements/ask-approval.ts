import { askApproval as definition } from '@hubbub/contracts/http'
import { askApproval } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const askApprovalOperation = operation(
  definition,
  async (ctx, { params, body }) => await askApproval(ctx, { id: params.id, ...body }),
)
