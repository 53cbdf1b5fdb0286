import { getPost } from '@hubbub/contracts/http'
import { getPost as run } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getPostOperation = operation(getPost, async (ctx, { params }) => await run(ctx, params.id))
