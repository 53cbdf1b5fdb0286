import { putMarkRoute } from '@hubbub/contracts/http'
import { putMarkRoute as put } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const putMarkRouteOperation = operation(
  putMarkRoute,
  async (ctx, { params, body }) => await put(ctx, { ...params, ...body }),
)
