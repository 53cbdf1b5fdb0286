import { createStatementTemplate as definition } from '@hubbub/contracts/http'
import { createStatementTemplate } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createStatementTemplateOperation = operation(
  definition,
  async (ctx, { body }) => await createStatementTemplate(ctx, body),
)
