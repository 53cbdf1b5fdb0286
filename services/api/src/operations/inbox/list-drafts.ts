import { listDrafts } from '@hubbub/contracts/http'
import { listDrafts as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listDraftsOperation = operation(listDrafts, async (ctx, { params }) => ({
  items: await list(ctx, params.id),
}))
