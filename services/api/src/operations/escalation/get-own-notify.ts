import { getOwnNotify as definition } from '@hubbub/contracts/http'
import { getOwnNotify } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getOwnNotifyOperation = operation(definition, async (ctx) => await getOwnNotify(ctx))
