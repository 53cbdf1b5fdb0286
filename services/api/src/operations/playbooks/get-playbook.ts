import { getPlaybook as definition } from '@hubbub/contracts/http'
import { getPlaybook } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getPlaybookOperation = operation(
  definition,
  async (ctx, { params, query }) => await getPlaybook(ctx, params.id, query.version ?? null),
)
