import { createPlaybook as definition } from '@hubbub/contracts/http'
import { createPlaybook } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createPlaybookOperation = operation(
  definition,
  async (ctx, { body }) => await createPlaybook(ctx, body.text),
)
