import { seeStatement as definition } from '@hubbub/contracts/http'
import { seeStatement } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const seeStatementOperation = operation(
  definition,
  async (ctx, { params }) => await seeStatement(ctx, params.id),
)
