import { listStatementTemplates as definition } from '@hubbub/contracts/http'
import { listStatementTemplates } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listStatementTemplatesOperation = operation(definition, async (ctx) => ({
  items: await listStatementTemplates(ctx),
}))
