import { cancelPost } from '@hubbub/contracts/http'
import { cancelPost as run } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const cancelPostOperation = operation(cancelPost, async (ctx, { params }) => await run(ctx, params.id))
