import { retryMessage } from '@hubbub/contracts/http'
import { retryMessage as retry } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const retryMessageOperation = operation(
  retryMessage,
  async (ctx, { params }) => await retry(ctx, params.id),
)
