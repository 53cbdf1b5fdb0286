import { removeNotifyWay as definition } from '@hubbub/contracts/http'
import { removeNotifyWay } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const removeNotifyWayOperation = operation(
  definition,
  async (ctx, { params }) => await removeNotifyWay(ctx, params.id),
)
