import { getAlert as definition } from '@hubbub/contracts/http'
import { getAlert } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getAlertOperation = operation(
  definition,
  async (ctx, { params }) => await getAlert(ctx, params.id),
)
