import { actOnMessage } from '@hubbub/contracts/http'
import { actOnMessage as act } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const actOnMessageOperation = operation(
  actOnMessage,
  async (ctx, { params, body }) => await act(ctx, ctx, { ...body, id: params.id }),
)
