import { escalateNow as definition } from '@hubbub/contracts/http'
import { escalateNow } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const escalateNowOperation = operation(
  definition,
  async (ctx, { params }) => await escalateNow(ctx, params.id),
)
