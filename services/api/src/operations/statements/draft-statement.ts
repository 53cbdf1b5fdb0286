import { draftStatement as definition } from '@hubbub/contracts/http'
import { draftStatement } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const draftStatementOperation = operation(
  definition,
  async (ctx, { params, body }) => await draftStatement(ctx, { incidentId: params.id, ...body }),
)
