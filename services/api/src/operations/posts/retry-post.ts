import { retryPost } from '@hubbub/contracts/http'
import { retryPost as run } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const retryPostOperation = operation(retryPost, async (ctx, { params }) => await run(ctx, params.id))
