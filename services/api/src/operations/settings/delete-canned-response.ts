import { deleteCannedResponse as definition } from '@hubbub/contracts/http'
import { deleteCannedResponse } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteCannedResponseOperation = operation(
  definition,
  async (ctx, { params }) => await deleteCannedResponse(ctx, params.id),
)
