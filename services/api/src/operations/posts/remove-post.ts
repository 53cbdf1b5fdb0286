import { removePost } from '@hubbub/contracts/http'
import { removePost as run } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const removePostOperation = operation(
  removePost,
  async (ctx, { params }) => await run(ctx, ctx, params.id),
)
