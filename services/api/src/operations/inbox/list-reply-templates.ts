import { listReplyTemplates } from '@hubbub/contracts/http'
import { listReplyTemplates as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listReplyTemplatesOperation = operation(listReplyTemplates, async (ctx, { params }) => ({
  items: await list(ctx, ctx, params.id),
}))
