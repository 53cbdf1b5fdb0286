import { choosePlaybook as definition } from '@hubbub/contracts/http'
import { choosePlaybook } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const choosePlaybookOperation = operation(
  definition,
  async (ctx, { params, body }) => await choosePlaybook(ctx, { id: params.id, playbookId: body.playbookId }),
)
