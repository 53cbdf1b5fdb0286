import { listStatements as definition } from '@hubbub/contracts/http'
import { listStatements } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listStatementsOperation = operation(definition, async (ctx, { params }) => ({
  items: await listStatements(ctx, params.id),
}))
