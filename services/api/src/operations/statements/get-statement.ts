import { getStatement as definition } from '@hubbub/contracts/http'
import { getStatement } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getStatementOperation = operation(
  definition,
  async (ctx, { params }) => await getStatement(ctx, params.id),
)
