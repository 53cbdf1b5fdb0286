import { getMessage } from '@hubbub/contracts/http'
import { getMessage as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getMessageOperation = operation(getMessage, async (ctx, { params }) => await get(ctx, params.id))
