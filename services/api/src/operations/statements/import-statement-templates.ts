import { importStatementTemplates as definition } from '@hubbub/contracts/http'
import { importStatementTemplates } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const importStatementTemplatesOperation = operation(
  definition,
  async (ctx, { body }) => await importStatementTemplates(ctx, body.items),
)
