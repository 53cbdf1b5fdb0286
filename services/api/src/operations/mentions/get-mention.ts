import { getMention } from '@hubbub/contracts/http'
import { getMention as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getMentionOperation = operation(getMention, async (ctx, { params }) => await get(ctx, params.id))
