import { deleteStatementTemplate as definition } from '@hubbub/contracts/http'
import { deleteStatementTemplate } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteStatementTemplateOperation = operation(
  definition,
  async (ctx, { params }) => await deleteStatementTemplate(ctx, params.id),
)
