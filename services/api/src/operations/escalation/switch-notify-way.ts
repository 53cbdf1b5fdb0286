import { switchNotifyWay as definition } from '@hubbub/contracts/http'
import { switchNotifyWay } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const switchNotifyWayOperation = operation(
  definition,
  async (ctx, { params, body }) => await switchNotifyWay(ctx, { id: params.id, enabled: body.enabled }),
)
