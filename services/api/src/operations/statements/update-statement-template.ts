import { updateStatementTemplate as definition } from '@hubbub/contracts/http'
import { updateStatementTemplate } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateStatementTemplateOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateStatementTemplate(ctx, { id: params.id, change: body, expectedVersion: version }),
)
