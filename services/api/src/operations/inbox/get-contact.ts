import { getContact } from '@hubbub/contracts/http'
import { getContact as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getContactOperation = operation(getContact, async (ctx, { params }) => await get(ctx, params.id))
