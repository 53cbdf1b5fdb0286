import { answerApproval as definition } from '@hubbub/contracts/http'
import { answerApproval } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const answerApprovalOperation = operation(
  definition,
  async (ctx, { params, body }) => await answerApproval(ctx, { id: params.id, ...body }),
)
