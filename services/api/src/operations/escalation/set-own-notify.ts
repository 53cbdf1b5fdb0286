import { setOwnNotify as definition } from '@hubbub/contracts/http'
import { setOwnNotify } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setOwnNotifyOperation = operation(
  definition,
  async (ctx, { body }) => await setOwnNotify(ctx, body),
)
