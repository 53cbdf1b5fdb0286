import { logCall } from '@hubbub/contracts/http'
import { logCall as log } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const logCallOperation = operation(
  logCall,
  async (ctx, { body }) => await log(ctx, { ...body, at: new Date(body.at) }),
)
