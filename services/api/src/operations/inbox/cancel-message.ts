import { cancelMessage } from '@hubbub/contracts/http'
import { cancelMessage as cancel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const cancelMessageOperation = operation(
  cancelMessage,
  async (ctx, { params }) => await cancel(ctx, params.id),
)
