import { getDrill as definition } from '@hubbub/contracts/http'
import { getDrill } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getDrillOperation = operation(definition, async (ctx) => ({ drill: await getDrill(ctx) }))
