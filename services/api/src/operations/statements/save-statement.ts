import { saveStatement as definition } from '@hubbub/contracts/http'
import { saveStatement } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const saveStatementOperation = operation(
  definition,
  async (ctx, { params, body }) => await saveStatement(ctx, { id: params.id, ...body }),
)
