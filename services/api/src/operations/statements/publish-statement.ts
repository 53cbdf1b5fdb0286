import { publishStatement as definition } from '@hubbub/contracts/http'
import { publishStatement } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const publishStatementOperation = operation(
  definition,
  async (ctx, { params, body }) => await publishStatement(ctx, ctx, { id: params.id, ...body }),
)
