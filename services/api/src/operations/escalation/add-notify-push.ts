import { addNotifyPush as definition } from '@hubbub/contracts/http'
import { addPushWay } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const addNotifyPushOperation = operation(
  definition,
  async (ctx, { body }) => await addPushWay(ctx, body),
)
