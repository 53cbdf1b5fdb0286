import { listPostReplies } from '@hubbub/contracts/http'
import { listPostReplies as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listPostRepliesOperation = operation(listPostReplies, async (ctx, { params }) => ({
  items: await list(ctx, params.id),
}))
