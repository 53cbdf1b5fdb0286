import { markAlert as definition } from '@hubbub/contracts/http'
import { markAlert } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const markAlertOperation = operation(
  definition,
  async (ctx, { params, body }) => await markAlert(ctx, { id: params.id, ...body }),
)
