import { getNotifyTest as definition } from '@hubbub/contracts/http'
import { getNotifyTest } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getNotifyTestOperation = operation(
  definition,
  async (ctx, { params }) => await getNotifyTest(ctx, params.id),
)
