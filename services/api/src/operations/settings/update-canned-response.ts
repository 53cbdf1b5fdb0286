import { updateCannedResponse as definition } from '@hubbub/contracts/http'
import { updateCannedResponse } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateCannedResponseOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateCannedResponse(ctx, { id: params.id, change: body, expectedVersion: version }),
)
